// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/** What can have happened to a need (behov) of several authorities: demand before money. Its stream is `need-<id>`. */
export const needEvents = eventFamily('need', {
  NeedRegistered: event(z.object({ needId: slug, title: text(200), description: text(), authorityId: slug })),
  NeedSupported: event(z.object({ needId: slug, authorityId: slug })),
  NeedSupportWithdrawn: event(z.object({ needId: slug, authorityId: slug })),
  NeedAddressed: event(z.object({ needId: slug, projectId: slug })),
});
export type NeedEvent = EventOf<typeof needEvents>;
