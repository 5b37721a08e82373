// SPDX-License-Identifier: MPL-2.0
import * as echarts from 'echarts';

/** Draws a chart as SVG text, without a browser. On a ground of its own, so that it can be read on a dark page as well. */
export function draw(option, width, height) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, backgroundColor: '#ffffff', ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
