// SPDX-License-Identifier: MPL-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PEERS, peersFolder } from './contestants.js';
import type { Figures, Percentiles } from './measure.js';

/** A chart of the page: its file's name, and what it shows to who cannot see it. */
export interface Drawn {
  file: string;
  alt: string;
}

type Draw = (option: object, width: number, height: number) => string;

interface Series {
  name: string;
  color: string;
  values: (number | null)[];
  dashed?: boolean;
}
interface Panel {
  title: string;
  kind: 'bar' | 'line';
  categories: string[];
  categoriesAre: string;
  unit: string;
  log?: boolean;
  series: Series[];
}

const INK = '#24292f';
const GRID = '#d0d7de';
// Told apart with any kind of colour vision.
const OURS = '#0072b2';
const PLAIN = '#8c959f';
const PEER_COLORS = ['#e69f00', '#009e73', '#cc79a7'];
const WIDTH = 860;
const HEIGHT = 380;

const short = (value: number): string => {
  if (value >= 10_000) return `${Math.round(value / 1000)}k`;
  if (value >= 1_000) return `${(value / 1000).toFixed(1)}k`;
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
};

/** Panels side by side, each with its own axes; one legend for all. */
function option(panels: Panel[]): object {
  const part = 100 / panels.length;
  const text = { color: INK, fontFamily: 'sans-serif', fontSize: 13 };
  return {
    textStyle: text,
    title: panels.map(({ title }, index) => ({
      text: title,
      left: `${index * part + part / 2}%`,
      top: 34,
      textAlign: 'center',
      textStyle: { ...text, fontWeight: 'bold' },
    })),
    legend: {
      top: 8,
      textStyle: text,
      itemGap: 30,
      data: [...new Set(panels.flatMap(({ series }) => series.map(({ name }) => name)))],
    },
    grid: panels.map((_, index) => ({
      left: `${index * part + (panels.length > 1 ? 9 : 8)}%`,
      width: `${part - (panels.length > 1 ? 11 : 11)}%`,
      top: 90,
      bottom: 56,
    })),
    xAxis: panels.map(({ categories, categoriesAre }, index) => ({
      type: 'category',
      gridIndex: index,
      data: categories,
      name: categoriesAre,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: text,
      axisLabel: text,
      axisLine: { lineStyle: { color: INK } },
    })),
    yAxis: panels.map(({ unit, log }, index) => ({
      type: log ? 'log' : 'value',
      gridIndex: index,
      name: unit,
      nameLocation: 'end',
      nameTextStyle: { ...text, align: 'left' },
      axisLabel: { ...text, formatter: short },
      splitLine: { lineStyle: { color: GRID } },
    })),
    series: panels.flatMap(({ kind, series }, index) =>
      series.map(({ name, color, values, dashed }) => ({
        type: kind,
        name,
        xAxisIndex: index,
        yAxisIndex: index,
        data: values,
        itemStyle: { color },
        lineStyle: { color, width: 2, type: dashed ? 'dashed' : 'solid' },
        symbolSize: 7,
        barMaxWidth: 46,
        label: {
          show: kind === 'bar',
          position: 'top',
          color: INK,
          fontSize: 11,
          formatter: (p: { value: number }) => short(p.value),
        },
      })),
    ),
  };
}

function appendPanel(figures: Figures): Panel {
  const names = ['append_one_at_a_time', 'append_16_concurrent', 'append_64_concurrent'];
  const yardstick = (name: string): number | null => figures[name]?.yardstick ?? null;
  return {
    title: 'Appends of one event to a new stream',
    kind: 'bar',
    categories: ['1', '16', '64'],
    categoriesAre: 'appends at the same time',
    unit: 'appends a second',
    series: [
      { name: 'Fællesbog', color: OURS, values: names.map((name) => figures[name]!.value) },
      { name: 'hand-written SQL', color: PLAIN, values: names.map(yardstick) },
      ...PEERS.map(({ library }, index) => ({
        name: /(castore|emmett|nest-mediator)/.exec(library)?.[1] ?? library,
        color: PEER_COLORS[index]!,
        values: names.map((name) => yardstick(`${name}_beside_${library}`)),
      })),
    ],
  };
}

function sizePanels(figures: Figures): Panel[] {
  const sizes = ['10k', '100k', '1M'];
  const panel = (title: string, prefix: string, unit: string, yardstick?: string): Panel => ({
    title,
    kind: 'bar',
    categories: sizes,
    categoriesAre: 'events in the log',
    unit,
    series: [
      { name: 'Fællesbog', color: OURS, values: sizes.map((size) => figures[`${prefix}_${size}`]?.value ?? null) },
      ...(yardstick
        ? [
            {
              name: yardstick,
              color: PLAIN,
              values: sizes.map((size) => figures[`${prefix}_${size}`]?.yardstick ?? null),
            },
          ]
        : []),
    ],
  });
  return [
    panel('Appending, 64 at a time', 'append_64_onto', 'appends a second'),
    panel('Rebuilding a read model', 'rebuild', 'events a second', 'a transaction for each event'),
    panel("A project's shares", 'share_query', 'ms'),
  ];
}

function httpPanels(figures: Figures): Panel[] {
  const commands = ['supplier', 'pledge'];
  const of = (command: string) => figures[`http_${command}_64_connections`]!;
  const both = (title: string, unit: string, mine: (c: string) => number, bare: (c: string) => number): Panel => ({
    title,
    kind: 'bar',
    categories: ['register a supplier', 'state a pledge'],
    categoriesAre: 'command, 64 connections',
    unit,
    series: [
      { name: 'Fællesbog', color: OURS, values: commands.map(mine) },
      { name: 'a bare handler with one insert', color: PLAIN, values: commands.map(bare) },
    ],
  });
  return [
    both(
      'Throughput',
      'requests a second',
      (c) => of(c).value,
      (c) => of(c).yardstick!,
    ),
    both(
      'Slowest of a hundred (p99)',
      'ms',
      (c) => of(c).latency!.p99,
      (c) => of(c).yardstickLatency!.p99,
    ),
  ];
}

function ratePanel(figures: Figures): Panel {
  const rates = Object.keys(figures).flatMap((name) => /^latency_at_(\d+)_per_second$/.exec(name)?.[1] ?? []);
  const at = (prefix: string, which: 'latency' | 'yardstickLatency', part: keyof Percentiles): (number | null)[] =>
    rates.map((rate) => figures[`${prefix}_at_${rate}_per_second`]?.[which]?.[part] ?? null);
  return {
    title: 'From the moment a command was due to its answer, and to the read model',
    kind: 'line',
    categories: rates,
    categoriesAre: 'commands a second, at a fixed rate',
    unit: 'ms, logarithmic',
    log: true,
    series: [
      { name: 'answer p50', color: OURS, values: at('latency', 'latency', 'p50'), dashed: true },
      { name: 'answer p99', color: OURS, values: at('latency', 'latency', 'p99') },
      { name: 'bare handler p50', color: PLAIN, values: at('latency', 'yardstickLatency', 'p50'), dashed: true },
      { name: 'bare handler p99', color: PLAIN, values: at('latency', 'yardstickLatency', 'p99') },
      { name: 'read model p99', color: '#d55e00', values: at('read_model_lag', 'latency', 'p99') },
    ],
  };
}

function memoryPanel(figures: Figures): Panel {
  const rebuilt = Object.keys(figures).flatMap((name) => /^memory_rebuild_(\w+)$/.exec(name)?.[1] ?? [])[0] ?? '';
  const when = ['api_at_rest', 'api_under_load', 'projector_at_rest', 'projector_under_load', `rebuild_${rebuilt}`];
  return {
    title: 'Memory of one process',
    kind: 'bar',
    categories: [
      'service\nat rest',
      'service\nunder load',
      'projector\nat rest',
      'projector\nunder load',
      `rebuild of\n${rebuilt} events`,
    ],
    categoriesAre: '',
    unit: 'MB',
    series: [
      { name: 'resident (RSS)', color: OURS, values: when.map((name) => figures[`memory_${name}`]?.value ?? null) },
      {
        name: "JavaScript's heap at its largest",
        color: PEER_COLORS[0]!,
        values: when.map((name) => figures[`heap_${name}`]?.value ?? null),
      },
    ],
  };
}

/** Draws every chart of the page into a folder, by section. */
export async function drawCharts(folder: string, figures: Figures): Promise<Record<string, Drawn>> {
  const { draw } = (await import(pathToFileURL(join(peersFolder, 'charts.mjs')).href)) as { draw: Draw };
  mkdirSync(folder, { recursive: true });
  const charts: Record<string, { alt: string; panels: Panel[] }> = {
    append: { alt: 'Appends a second of Fællesbog, hand-written SQL and three peers', panels: [appendPanel(figures)] },
    sizes: {
      alt: 'Appending, rebuilding and asking at 10,000, 100,000 and a million events',
      panels: sizePanels(figures),
    },
    http: { alt: 'Requests a second and p99 of the service beside a bare handler', panels: httpPanels(figures) },
    rate: { alt: 'Latency and read-model lag at fixed rates', panels: [ratePanel(figures)] },
    memory: { alt: 'Memory of the service and the projector', panels: [memoryPanel(figures)] },
  };
  return Object.fromEntries(
    Object.entries(charts).map(([name, { alt, panels }]) => {
      const svg = draw(option(panels), WIDTH, HEIGHT).replace(/\s+$/, '');
      writeFileSync(join(folder, `${name}.svg`), `<!-- SPDX-License-Identifier: CC-BY-SA-4.0 -->\n${svg}\n`);
      return [name, { file: `benchmarks/${name}.svg`, alt }];
    }),
  );
}
