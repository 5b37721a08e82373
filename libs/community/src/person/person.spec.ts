// SPDX-License-Identifier: MPL-2.0
import { encode } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import { ErasePerson, RegisterPerson } from './person.commands.js';
import { person } from './person.decider.js';
import { ERASURE_REASONS, personEvents } from './person.events.js';

const personRef = '7d0c4a8e-5a0f-4b5e-9d6a-3f1c2b4a5d6e';
const registered = { type: 'PersonRegistered', data: { personRef } };
const wish = { personRef, requestedOn: '2026-05-20', reason: 'consent_withdrawn' as const };
const erased = { type: 'PersonErased', data: wish };
const erase = (changes: object = {}) =>
  new ErasePerson({ ...wish, erasedAt: '2026-06-01T09:59:59.000000Z', ...changes }, testMeta());
const register = () => new RegisterPerson({ personRef }, testMeta());

describe('A person', () => {
  it('is registered by reference alone', () => given(person).when(register()).then(registered));
  it('is registered once', () => given(person, registered).when(register()).thenNothing());
  it('is not registered again once erased', () =>
    given(person, registered, erased).when(register()).rejects('person.erased'));
  it('can be erased', () => given(person, registered).when(erase()).then(erased));
  it('can be erased on the day it is asked for', () =>
    given(person, registered)
      .when(erase({ requestedOn: '2026-06-01' }))
      .then({ type: 'PersonErased', data: { ...wish, requestedOn: '2026-06-01' } }));
  it('cannot have asked for it on a day to come', () =>
    given(person, registered)
      .when(erase({ requestedOn: '2026-06-02' }))
      .rejects('person.requested_in_future'));
  it('stays erased when erased again', () => given(person, registered, erased).when(erase()).thenNothing());
  it('cannot be erased when nobody knows of it', () => given(person).when(erase()).rejects('person.unknown'));
  it('is not said to be erased before it is', () =>
    given(person, registered)
      .when(erase({ erasedAt: undefined }))
      .rejects('person.not_from_file'));
  it('is not registered from a file, which brings no reference', () =>
    given(person)
      .when(new RegisterPerson({} as never, testMeta()))
      .rejects('person.not_from_file'));
});

describe('The events of a person', () => {
  it('have no room for anything that says who it is', () => {
    for (const field of ['name', 'email', 'phone', 'organisation', 'note']) {
      for (const { type, data } of [registered, erased]) {
        expect(() => encode(personEvents, 'person-1', { type, data: { ...data, [field]: 'Anna' } })).toThrow(field);
      }
    }
  });
  it('give a category as the reason, and never words', () => {
    expect(ERASURE_REASONS).toContain(wish.reason);
    const inWords = { ...erased, data: { ...wish, reason: 'Anna asked us to' } };
    expect(() => encode(personEvents, 'person-1', inWords)).toThrow('reason');
  });
});
