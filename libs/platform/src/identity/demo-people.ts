// SPDX-License-Identifier: MPL-2.0

/** Somebody one can be at the embedded development issuer. They are roles, not persons: no name is a real one. */
export interface DemoPerson {
  /** Fixed, so that grants can be given to `accountOf(DEVELOPMENT_ISSUER, subject)` in advance. */
  subject: string;
  role: string;
  office?: 'chair' | 'treasurer';
  nameDa: string;
  nameEn: string;
}

export const demoPeople: readonly DemoPerson[] = [
  {
    subject: 'demo-coordinator',
    role: 'coordinator',
    nameDa: 'Koordinator (tovholder) i en kommune',
    nameEn: 'Coordinator in a municipality',
  },
  {
    subject: 'demo-finance',
    role: 'finance',
    nameDa: 'Økonomimedarbejder i en kommune',
    nameEn: 'Finance officer in a municipality',
  },
  { subject: 'demo-supplier', role: 'supplier', nameDa: 'Leverandør', nameEn: 'Supplier' },
  {
    subject: 'demo-steering-group',
    role: 'steering_group_member',
    nameDa: 'Medlem af en styregruppe',
    nameEn: 'Member of a steering group',
  },
  {
    subject: 'demo-steering-group-chair',
    role: 'steering_group_member',
    office: 'chair',
    nameDa: 'Formand for en styregruppe',
    nameEn: 'Chair of a steering group',
  },
  {
    subject: 'demo-secretariat',
    role: 'secretariat',
    nameDa: 'Sekretariatet (forretningsfører)',
    nameEn: 'Secretariat (business manager)',
  },
  { subject: 'demo-board-member', role: 'board_member', nameDa: 'Medlem af bestyrelsen', nameEn: 'Board member' },
  { subject: 'demo-chair', role: 'board_member', office: 'chair', nameDa: 'Formand', nameEn: 'Chair of the board' },
  { subject: 'demo-treasurer', role: 'board_member', office: 'treasurer', nameDa: 'Kasserer', nameEn: 'Treasurer' },
  { subject: 'demo-auditor', role: 'auditor', nameDa: 'Revisor', nameEn: 'Auditor' },
  {
    subject: 'demo-data-protection-officer',
    role: 'data_protection_officer',
    nameDa: 'Databeskyttelsesrådgiver',
    nameEn: 'Data protection officer',
  },
];

/** The program one can be there, by client credentials. */
export const demoSystem = { clientId: 'demo-system', clientSecret: 'demo-system' } as const;

/** The public client for programs on one's own machine: code and PKCE, no secret, any loopback port. */
export const demoNativeClient = { clientId: 'demo-native', redirectUri: 'http://127.0.0.1/callback' } as const;
