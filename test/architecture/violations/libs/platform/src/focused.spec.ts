// SPDX-License-Identifier: MPL-2.0
// A test that leaves all others out.
it.only('runs alone', () => expect(1).toBe(1));
