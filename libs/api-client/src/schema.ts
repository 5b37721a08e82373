// SPDX-License-Identifier: MPL-2.0
// Generated from apps/api/openapi.json by `npm run gen`. Do not edit.
export interface paths {
  '/api/v1/authorities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The authorities known on a day, and which of them are members. */
    get: operations['Authorities_list'];
    put?: never;
    /** Registers a public authority. */
    post: operations['Authorities_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One authority on a day: memberships, coordinators, population and size class. */
    get: operations['Authorities_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/corrections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Corrects its name, GLN or region from a day on. */
    post: operations['Authorities_correct'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/memberships': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Starts a membership on `effectiveOn`; an authority that left may join again. */
    post: operations['Authorities_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/withdrawals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraws from the community the day the withdrawal is received; its coordinators are released with it. */
    post: operations['Authorities_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/payment-demands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sends a formal demand (påkrav) for what was called and not paid. */
    post: operations['Authorities_sendDemand'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/deemed-withdrawals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes not paying despite a demand as a withdrawal. */
    post: operations['Authorities_deemWithdrawn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Names another permanent contact person. */
    post: operations['Authorities_changeContact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/coordinators': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Appoints a coordinator (tovholder) for the community, a project or a product. */
    post: operations['Authorities_appoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/coordinators/{coordinatorId}/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Releases a coordinator; `effectiveOn` is the first day without. */
    post: operations['Authorities_release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/suppliers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The suppliers known on a day, and which of them are partners of the community. */
    get: operations['Suppliers_list'];
    put?: never;
    /** Registers a supplier. */
    post: operations['Suppliers_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/suppliers/{supplierId}/partnerships': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Starts a partnership on `effectiveOn`: no fee, no vote. */
    post: operations['Suppliers_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/suppliers/{supplierId}/partnership-endings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends it; `effectiveOn` is the first day without. */
    post: operations['Suppliers_end'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/agreements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The collaboration agreements in force on a day. */
    get: operations['Agreements_list'];
    put?: never;
    /** Concludes a collaboration agreement. */
    post: operations['Agreements_conclude'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/agreements/{agreementId}/renewals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Renews it to a later day, or without end. */
    post: operations['Agreements_renew'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/agreements/{agreementId}/ending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends it on a day. */
    post: operations['Agreements_end'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/population-sets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The population sets counted on or before a day, the newest first. */
    get: operations['ReferenceData_listPopulationSets'];
    put?: never;
    /** Imports a set of population figures. */
    post: operations['ReferenceData_importPopulationSet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/size-tables': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The size tables valid from a day or earlier; the first applies. */
    get: operations['ReferenceData_listSizeTables'];
    put?: never;
    /** Adopts a table of size classes. */
    post: operations['ReferenceData_adoptSizeTable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bylaws': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The versions of the bylaws adopted by a day, and which one applies. */
    get: operations['Bodies_listBylaws'];
    put?: never;
    /** Adopts a version of the bylaws; it applies from `effectiveOn`, and what was decided before keeps its rule. */
    post: operations['Bodies_adoptBylaws'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bodies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who sits where on a day: bodies, their seats, and their terms of reference. */
    get: operations['Bodies_list'];
    put?: never;
    /** Establishes a body (organ) under bylaws that know its kind. */
    post: operations['Bodies_establish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bodies/{bodyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One body on a day. */
    get: operations['Bodies_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bodies/{bodyId}/terms-of-reference': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets its terms of reference (kommissorium) from a day on. */
    post: operations['Bodies_setTerms'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bodies/{bodyId}/seats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Fills a seat from a day on: an election or an appointment. */
    post: operations['Bodies_fillSeat'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bodies/{bodyId}/seats/{seatId}/deputies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A deputy takes the seat over, with the rest of its term. */
    post: operations['Bodies_seatDeputy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bodies/{bodyId}/seats/{seatId}/departures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Vacates a seat; `effectiveOn` is the first day without its holder. */
    post: operations['Bodies_vacateSeat'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/bodies/{bodyId}/closing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes a body; `effectiveOn` is the first day without it. */
    post: operations['Bodies_close'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The meetings called by a day, with agenda, attendance, ballots and minutes as they then stood. */
    get: operations['Meetings_list'];
    put?: never;
    /** Calls a meeting, with the notice that the bylaws ask for. */
    post: operations['Meetings_call'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings/{meetingId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One meeting on a day. */
    get: operations['Meetings_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings/{meetingId}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancels it before it is held. */
    post: operations['Meetings_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings/{meetingId}/items': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Puts an item on the agenda; `effectiveOn` is the day it was received, and late ones are refused. */
    post: operations['Meetings_addItem'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings/{meetingId}/items/{itemId}/papers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hands in the decision paper (sagsoplæg) of an item, or a newer one. */
    post: operations['Meetings_submitPaper'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings/{meetingId}/attendance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records who is present with a vote; whether it is a quorum follows from the bylaws. */
    post: operations['Meetings_recordAttendance'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings/{meetingId}/items/{itemId}/ballots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records a ballot; whether it is carried follows from the votes and the bylaws. */
    post: operations['Meetings_holdBallot'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings/{meetingId}/minutes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves the minutes, signed by the meeting chair. */
    post: operations['Meetings_approveMinutes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/meetings/{meetingId}/minutes/publication': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Publishes the minutes; late ones are marked as late. */
    post: operations['Meetings_publishMinutes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The decision log on a day: what was decided, on which basis, by whom, and what it allows. */
    get: operations['Decisions_list'];
    put?: never;
    /** Takes the decision that a ballot came to; nobody states its result. */
    post: operations['Decisions_take'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/decisions/{decisionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One decision on a day. */
    get: operations['Decisions_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/decisions/registered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Registers a decision that was taken elsewhere, or before the book, from its minutes. */
    post: operations['Decisions_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/decisions/{decisionId}/succession': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A newer decision takes its place from `effectiveOn` on. */
    post: operations['Decisions_supersede'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/decisions/{decisionId}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** It allows nothing more from `effectiveOn` on; what rested on it is listed by its trace. */
    post: operations['Decisions_revoke'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The grants known on a day: who may act as what, where, how long, and who proposed and approved it. */
    get: operations['Grants_list'];
    put?: never;
    /** Proposes a role for an account; it holds once another person has granted it. */
    post: operations['Grants_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/grants/{account}/{grantId}/approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Grants a proposed role, in the version that is named. */
    post: operations['Grants_grant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/grants/{account}/{grantId}/refusal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Declines a proposed role. */
    post: operations['Grants_decline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/grants/{account}/{grantId}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Revokes a role at once. */
    post: operations['Grants_revoke'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/public-reading': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What anyone may read without login on a day, today or another, and from when each setting applies. */
    get: operations['Grants_publicReading'];
    put?: never;
    /** Sets what anyone may read without login, from `effectiveOn` on; leave time for the approval. */
    post: operations['Grants_setPublicReading'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exclusions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The exclusions decided by a day, and what the general assembly has said of each. */
    get: operations['Exclusions_list'];
    put?: never;
    /** Excludes a member, by a decision of the board; its membership ends on `effectiveOn`. */
    post: operations['Exclusions_exclude'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exclusions/{exclusionId}/ratification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The general assembly approves it. */
    post: operations['Exclusions_ratify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/exclusions/{exclusionId}/rejection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The general assembly rejects it, and the membership goes on from `effectiveOn`. */
    post: operations['Exclusions_reject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who I am, and what I may do: from the roles that hold at this moment, by the log itself. */
    get: operations['Me_me'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/grants/{account}/delegations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The delegations of a day by which others may approve in an account's name, and it in others' names. */
    get: operations['FourEyes_delegations'];
    put?: never;
    /** Lets somebody else approve in one's own name, for a while; only who holds the role can. */
    post: operations['FourEyes_delegate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/grants/{account}/delegations/{delegationId}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends a delegation at once. */
    post: operations['FourEyes_endDelegation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/approval-limits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The amounts up to which one and two people are enough on a day; null where the board has set none. */
    get: operations['FourEyes_limits'];
    put?: never;
    /** Sets the amounts up to which one and two people are enough; takes a decision of the board. */
    post: operations['FourEyes_setLimits'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/emergencies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Emergencies: who declared and confirmed them, until when they hold, and how they were reviewed. */
    get: operations['FourEyes_emergencies'];
    put?: never;
    /** Declares an emergency; it holds once a second person has confirmed it, for four hours. */
    post: operations['FourEyes_declare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/emergencies/{emergencyId}/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Confirms an emergency: from now on both act alone, and everything they do under it is reviewed. */
    post: operations['FourEyes_confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/emergencies/{emergencyId}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reviews what was done under an emergency; a third person does. */
    post: operations['FourEyes_review'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/proposals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Changes that wait for an approval, or did; `status=mine` is what waits for whoever asks. */
    get: operations['Proposals_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/proposals/{proposalId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One change: its versions' approvals, and the version that an approval has to name. */
    get: operations['Proposals_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/proposals/{proposalId}/approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves a change in the version that is named; once enough people have, it is carried out at once. */
    post: operations['Proposals_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/proposals/{proposalId}/refusal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Declines a change; whoever wants it after all proposes another. */
    post: operations['Proposals_decline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/proposals/{proposalId}/withdrawal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes a change back; only those who asked for it can. */
    post: operations['Proposals_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/proposals/{proposalId}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes what is asked; a new version, which nobody has approved yet. Whoever amends it cannot approve it. */
    post: operations['Proposals_amend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Approvals, roles, attendance, minutes, exclusions and emergencies that somebody has to see to; the oldest first. */
    get: operations['Tasks_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/refusals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Changes that somebody asked for and that were refused, in order: who, when, where and why; never what they said. */
    get: operations['Refusals_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/needs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The needs that authorities had registered by a day. */
    get: operations['Needs_list'];
    put?: never;
    /** Registers a need that authorities may share. */
    post: operations['Needs_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/needs/{needId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One need on a day: who supports it, and which projects address it. */
    get: operations['Needs_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/needs/{needId}/supports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that another authority has the need too. */
    post: operations['Needs_support'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/needs/{needId}/supports/{authorityId}/withdrawals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraws an authority's support; `effectiveOn` is the first day without. */
    post: operations['Needs_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/needs/{needId}/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that a project addresses it; a project proposed for the need says so by itself. */
    post: operations['Needs_address'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The projects that had been proposed by a day. */
    get: operations['Projects_list'];
    put?: never;
    /** Proposes a project. */
    post: operations['Projects_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One project on a day: who takes part, what it needs and has raised, what it delivered, and who decided. */
    get: operations['Projects_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/pre-study': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Completes the pre-study (foranalyse). */
    post: operations['Projects_completePreStudy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/finance-models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sets budget, floor, deadline and the intended split; after the approval only by a decision. */
    post: operations['Projects_setFinanceModel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves it, by a decision of the board. */
    post: operations['Projects_approve'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/rejection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rejects it, by a decision of the board. */
    post: operations['Projects_reject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/participants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** An authority joins. */
    post: operations['Projects_join'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/participants/{authorityId}/departures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** An authority leaves; `effectiveOn` is the first day without it. */
    post: operations['Projects_leave'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/funding-results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records how a funding round ended; a round of this book does it by itself when it closes. */
    post: operations['Projects_recordFunding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Starts it: the floor is reached, or a decision waives it. */
    post: operations['Projects_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/pauses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pauses it. */
    post: operations['Projects_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/resumptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resumes it after a pause. */
    post: operations['Projects_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/closing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes it for good: delivered, cancelled or unfunded. */
    post: operations['Projects_close'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Links it to a product it is about, or has become. */
    post: operations['Projects_link'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/suppliers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Engages a supplier by a procurement. */
    post: operations['Projects_engage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/milestones': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A milestone is delivered. */
    post: operations['Projects_deliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/milestones/{milestoneId}/acceptance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The steering group accepts a milestone, by a decision. */
    post: operations['Projects_accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The products that had been admitted by a day; with `status=admitted` the portfolio of that day. */
    get: operations['Products_list'];
    put?: never;
    /** Admits a product to the portfolio, by a decision of the board. */
    post: operations['Products_admit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One product on a day: what it is, who holds, keeps, serves and uses it, and how it came to be so. */
    get: operations['Products_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Releases a version as open source. */
    post: operations['Products_release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/licences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Changes its licence; another than MPL-2.0 needs a decision of the board. */
    post: operations['Products_changeLicence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/rights': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Transfers the rights to the code. */
    post: operations['Products_transferRights'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/stewards': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Appoints an authority as its steward; there may be several. */
    post: operations['Products_appointSteward'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/stewards/{authorityId}/endings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends a stewardship; `effectiveOn` is the first day without. */
    post: operations['Products_endStewardship'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/suppliers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Affiliates a supplier with it, for certain services. */
    post: operations['Products_affiliate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/suppliers/{supplierId}/endings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends a supplier's affiliation; `effectiveOn` is the first day without. */
    post: operations['Products_endAffiliation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/retirement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Retires it: from `effectiveOn` it is no longer in the portfolio. */
    post: operations['Products_retire'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/handover': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hands it over to somebody else: from `effectiveOn` it is no longer in the portfolio. */
    post: operations['Products_handOver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/adoptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which authorities plan, run or have left which products on a day, members or not. */
    get: operations['Adoptions_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/adoptions/{productId}/{authorityId}/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that an authority plans to use a product. */
    post: operations['Adoptions_plan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/adoptions/{productId}/{authorityId}/starts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says that an authority has a product in operation from `effectiveOn` on. */
    post: operations['Adoptions_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/adoptions/{productId}/{authorityId}/endings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends the use; `effectiveOn` is the first day without. */
    post: operations['Adoptions_end'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/adoptions/{productId}/{authorityId}/confirmations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Confirms that it is in operation on `effectiveOn`. */
    post: operations['Adoptions_confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The community in figures on a day: members, products, and how widely they are used. */
    get: operations['CommunityFigures_statistics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The municipalities that use products without being members, with the products they use. */
    get: operations['CommunityFigures_invitations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/help': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who can help with a product: suppliers, coordinators, and authorities like the one that asks. */
    get: operations['CommunityFigures_help'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/requirement-sets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The versions of the requirements adopted by a day, the newest first. */
    get: operations['Levels_listSets'];
    put?: never;
    /** Adopts a version of the requirements; it may be used from `effectiveOn` and is never changed. */
    post: operations['Levels_adoptSet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/product-levels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The level of every product on a day, and which of them are overdue for an evaluation. */
    get: operations['Levels_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/level': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A product's level on a day, with every requirement as the product and the secretariat answer it. */
    get: operations['Levels_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/self-assessments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Submits what a product says of itself. */
    post: operations['Levels_assess'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/evaluations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Publishes what the secretariat finds. */
    post: operations['Levels_evaluate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/levels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Fixes its level by a decision, up or down; it is recorded beside the one that the evaluation suggests. */
    post: operations['Levels_fix'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Opens a round of funding (indsamlingsrunde) for an approved project. */
    post: operations['FundingRounds_open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/pledges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** States an authority's pledge (tilsagn), until the deadline. */
    post: operations['FundingRounds_state'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/pledges/{pledgeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes what is pledged, until the round is closed. `If-Match` is the round's `revision` in a project's shares. */
    patch: operations['FundingRounds_amend'];
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/pledges/{pledgeId}/withdrawal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraws a pledge, in money or in kind, until the round is closed; `effectiveOn` is the first day without it. */
    post: operations['FundingRounds_withdraw'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/pledges/{pledgeId}/release': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Releases a pledge after closing, by a decision. */
    post: operations['FundingRounds_release'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/late-pledges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accepts a pledge after the deadline or after closing, by a decision. */
    post: operations['FundingRounds_acceptLate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/in-kind-pledges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pledges hours (egenindsats) at a rate. */
    post: operations['FundingRounds_pledgeInKind'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Records a grant from outside, with its terms. */
    post: operations['FundingRounds_award'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/interim-totals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keeps a total that somebody published, as it was stated. */
    post: operations['FundingRounds_stateInterimTotal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/funding-rounds/{roundId}/closing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Closes the round and records for ever whether it reached what it needed; if not, its pledges are released. */
    post: operations['FundingRounds_close'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/allocation-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Adopts an allocation key (fordelingsnøgle), by a decision. The weights are looked up now and kept. */
    post: operations['Costs_adopt'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/cost-lines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Posts a cost and shares it by the key in force on `effectiveOn`; with `dryRun` it shows the shares. */
    post: operations['Costs_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/cost-lines/{lineId}/reversal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reverses a posted line, once: the same shares with the opposite sign. */
    post: operations['Costs_reverse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/overruns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reports an overrun: from then on nothing above the budget is posted until it is funded. */
    post: operations['Costs_reportOverrun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/overruns/{overrunId}/funding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says how an overrun is funded, by a decision: once, and to the øre. */
    post: operations['Costs_fundOverrun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/surpluses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says what becomes of a surplus, by a decision; grants whose terms say so go back to their funder first. */
    post: operations['Costs_decideSurplus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/accession-terms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Publishes the terms of acceding to a product from `effectiveOn` on, by a decision. */
    post: operations['Accessions_publish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/accessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Signs an accession (tilslutning) at the fee of the day, less rebates for what the authority funded. */
    post: operations['Accessions_sign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/accessions/{accessionId}/ending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends an accession; `effectiveOn` is the first day without it. */
    post: operations['Accessions_end'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/rate-sheets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rate sheets that apply on the day, with the prices that follow for members and others. */
    get: operations['Dues_rateSheets'];
    put?: never;
    /** Publishes a version of a rate sheet (takstblad) from `effectiveOn` on, by a decision of the general assembly. */
    post: operations['Dues_publishRateSheet'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/membership-fees': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The membership fee by year. */
    get: operations['Dues_membershipFees'];
    put?: never;
    /** Sets the membership fee (kontingent) of a year to come, by a decision of the general assembly. */
    post: operations['Dues_setMembershipFee'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/membership-fees/indexations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Indexes the fee of the year before, by a decision of the board; the formula's value stands beside the amount. */
    post: operations['Dues_indexMembershipFee'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/membership-fee': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The membership fee that an authority owes for a year: in full, half or none, and why. */
    get: operations['Dues_dues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/budget': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The budget of a project: what is spent of it, its overruns and how they are funded, its surpluses. */
    get: operations['Dues_budget'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/hours': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The hours of a project by year and authority, with the settlement of each year. */
    get: operations['Dues_hours'];
    put?: never;
    /** Logs hours that an authority has agreed to or used. */
    post: operations['Dues_logHours'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/hours-settlements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Settles the hours of a year, by a decision: only the differences change hands; with `dryRun` it shows them. */
    post: operations['Dues_settleHours'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/shares': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who finances a project, with how much of the whole; its rounds, grants, hours and costs. */
    get: operations['Shares_ofProject'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/shares/{authorityId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Opens one authority's share: pledges, cost lines, keys, weights, remainders, spare øre, decisions. */
    get: operations['Shares_explain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/shares-over-time': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the pledges to a project grew and changed: one row for each day on which they did. */
    get: operations['Shares_overTime'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/shares': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who financed a product: all projects linked to it, added up. */
    get: operations['Shares_ofProduct'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/shares': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that an authority finances. */
    get: operations['Shares_ofAuthority'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/ownership-history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who held the rights to a product, who was its steward, and who financed which part of it, through time. */
    get: operations['History_ownership'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/position': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What an authority has bound itself to, carries and uses; member or not. */
    get: operations['History_position'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that happened to a project. */
    get: operations['History_ofProject'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/products/{productId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that happened to a product and the projects linked to it. */
    get: operations['History_ofProduct'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/authorities/{authorityId}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that concerns an authority. */
    get: operations['History_ofAuthority'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/trace/gaps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Events about money from which no decision is reached, as of a day, with their number and sum. */
    get: operations['Trace_gaps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/trace/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * From anything in the book (an event, a position in the log, a pledge, cost line, decision, meeting, round, project or
     *     product) to the decision, the mandate and the minutes it rests on, and back to all that rests on it.
     */
    get: operations['Trace_trace'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/documents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The document register: every document that an event refers to, by date. */
    get: operations['Trace_documents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/case-export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The events about a thing with their documents, as a file; what is withheld keeps its number, date and reason. */
    get: operations['Trace_caseExport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who asks, by token or session. */
    get: operations['Session_who'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sends the browser to the issuer to log in, and from there back to `returnTo`. */
    get: operations['Session_login'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the issuer sends the browser back to. */
    get: operations['Session_callback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ends the session here, and says where it ends at the issuer. */
    post: operations['Session_logout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/persons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Registers a person. Name and contact go to a store that can forget; the log has the reference alone. */
    post: operations['Persons_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/persons/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The erasures after a number, in order: the list that a restored backup must replay. References and instants only. */
    get: operations['Persons_erasures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/persons/erasures/replays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Carries a list of erasures out again, on a database that was restored from an older backup; for the operator, before
     *     anybody uses it. Asked again it changes nothing. Persons who are not there are noted as erased all the same.
     */
    post: operations['Persons_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/persons/{personRef}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A person in clear. Who asked, what for and when is recorded first. */
    get: operations['Persons_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Changes what is known of a person, from the version that the caller saw. */
    patch: operations['Persons_change'];
    trace?: never;
  };
  '/api/v1/persons/{personRef}/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Erases a person for good; the reference stays, and stands for nobody. */
    post: operations['Persons_erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/persons/{personRef}/accesses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who has read a person, when and what for; also after the erasure. */
    get: operations['Persons_accesses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Records a file of commands: all of it, or on any refused row none of it, with line and reason of each. With
     *     `Accept: application/x-ndjson` it tells how far it has got, line by line, and ends with the report.
     */
    post: operations['Imports_run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calculations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Works out splits, ceilings, buy-ins, VAT and netting with the functions that post them, for anyone who wants to check.
     *     Takes `{vectors:[{id,algo,input}]}` and answers `{results:[{id,result}]}`; it records nothing.
     */
    post: operations['Calculations_calculate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The log itself from a position on, as CloudEvents: a page of JSON, or with `Accept: text/event-stream` a live feed
     *     that goes on for ever and resumes at `Last-Event-ID`.
     */
    get: operations['Events_events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers. */
    get: operations['Health_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The database answers and every read model and reactor is close to the log's head; 503 with the reason if not. */
    get: operations['Health_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far every read model and reactor has got, against the log's own head. */
    get: operations['Health_status'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Figures for Prometheus. */
    get: operations['Health_metricsText'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AuthorityOnDayDto: {
      authority: string;
      name: string;
      /** @enum {string} */
      kind: 'municipality' | 'other' | 'region' | 'state';
      cvr: string;
      gln: string | null;
      municipalityCode: string | null;
      region: string | null;
      /** @description The contact person, opaque; null for one that never was a member. */
      contactRef: string | null;
      /** @description First day of the membership that runs on the day; null for one that is no member then. */
      memberSince: string | null;
      /** @description The latest count on or before the day; null where there is none. */
      inhabitants: number | null;
      countedOn: string | null;
      populationSet: string | null;
      /**
       * @description By the size table in force on the day.
       * @enum {string|null}
       */
      sizeClass: 'large' | 'medium' | null | 'small' | 'very_large';
      sizeTable: string | null;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    CountOfDto: {
      count: number;
      of: number;
    };
    AuthoritiesOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      authorities: components['schemas']['AuthorityOnDayDto'][];
      /** @description Members among the authorities of the kind asked for. */
      members: components['schemas']['CountOfDto'];
      illustrative: boolean;
    };
    MembershipOnDayDto: {
      /** @description Null for one that was only interrupted, by an exclusion that did not stand. */
      signedOn: string | null;
      /**
       * @description Which part of the year's fee its first year cost.
       * @enum {string|null}
       */
      feeShare: 'full' | 'half' | null;
      from: string;
      /** @description Last day, inclusive; null while it runs. */
      to: string | null;
      /** @description Id of the event that began it. */
      beganBy: string;
      /** @description Id of the event that ended it. */
      endedBy: string | null;
      illustrative: boolean;
    };
    DemandOnDayDto: {
      callRef: string;
      sentOn: string;
      /** @description The last day to pay. */
      payBy: string;
      illustrative: boolean;
    };
    CoordinatorOnDayAreaDto: {
      /** @enum {string} */
      kind: 'community' | 'product' | 'project';
      id: string | null;
    };
    CoordinatorOnDayDto: {
      coordinator: string;
      /** @description Opaque; the name lives in a store that can forget. */
      personRef: string;
      area: components['schemas']['CoordinatorOnDayAreaDto'];
      /** @description The part of a post that is bought free, in basis points. */
      staffBuyoutBp: number | null;
      from: string;
      /** @description Last day, inclusive; null while it runs. */
      to: string | null;
      /** @description Id of the event that began it. */
      beganBy: string;
      /** @description Id of the event that ended it. */
      endedBy: string | null;
      illustrative: boolean;
    };
    AuthorityInFullDto: {
      authority: string;
      name: string;
      /** @enum {string} */
      kind: 'municipality' | 'other' | 'region' | 'state';
      cvr: string;
      gln: string | null;
      municipalityCode: string | null;
      region: string | null;
      /** @description The contact person, opaque; null for one that never was a member. */
      contactRef: string | null;
      /** @description First day of the membership that runs on the day; null for one that is no member then. */
      memberSince: string | null;
      /** @description The latest count on or before the day; null where there is none. */
      inhabitants: number | null;
      countedOn: string | null;
      populationSet: string | null;
      /**
       * @description By the size table in force on the day.
       * @enum {string|null}
       */
      sizeClass: 'large' | 'medium' | null | 'small' | 'very_large';
      sizeTable: string | null;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
      validOn: string;
      knownAt: string;
      position: number;
      memberships: components['schemas']['MembershipOnDayDto'][];
      /** @description Formal demands (påkrav) for payment. */
      demands: components['schemas']['DemandOnDayDto'][];
      coordinators: components['schemas']['CoordinatorOnDayDto'][];
    };
    DocumentRefDto: {
      title: string;
      on?: string;
      /** @enum {string} */
      direction?: 'internal' | 'received' | 'sent';
      /** Format: uri */
      url?: string;
      sha256?: string;
    };
    SourceDto: {
      /**
       * @description `sourced` names a published source; `illustrative` marks invented data.
       * @enum {string}
       */
      kind: 'illustrative' | 'sourced';
      reference: string;
    };
    RegisterAuthorityDto: {
      /** @description A municipality's id is its code: `101`. */
      authorityId: string;
      name: string;
      /** @enum {string} */
      kind: 'municipality' | 'other' | 'region' | 'state';
      cvr: string;
      /** @description Where e-invoices are sent (EAN). */
      gln?: string;
      /** @description Three digits; for a municipality, and then required. */
      municipalityCode?: string;
      region?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    WaitingDto: {
      proposalId: string;
      /** @description `proposed` until enough people have approved it. */
      status: string;
      /** @description What an approval has to name: the SHA-256 of what is asked. */
      version: string;
      /** @description Who may approve it, as role or role:office. */
      waitsFor: string[];
      /** @description How many different people have to. */
      approvals: number;
    };
    ReceiptDto: {
      stream: string;
      /** @description Revision of the stream after the command; also its ETag. */
      revision: number;
      /** @description Position in the whole log of the last event recorded. */
      position: number;
      /** @description Ids of the events, in order; empty when there was nothing to do. */
      events: string[];
      /** @description When others have to approve it (202): then this is the receipt of the proposal, and nothing else was recorded. */
      waiting?: components['schemas']['WaitingDto'];
    };
    CorrectAuthorityDto: {
      name?: string;
      gln?: string;
      region?: string;
      /** @description Why; no names of persons. */
      reason: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    StartMembershipDto: {
      /** @description The day the partnership agreement was signed; the membership begins on `effectiveOn`. */
      signedOn: string;
      contactRef: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    WithdrawMembershipDto: {
      /** @description The day the withdrawal is registered as received; it takes effect that day, so `effectiveOn` is the same. */
      receivedOn: string;
      registeredBy?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    SendPaymentDemandDto: {
      /** @description What was called and not paid: the number of the call or invoice. */
      callRef: string;
      /** @description The last day to pay. */
      payBy: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    DeemWithdrawnDto: {
      /** @description What was demanded; `effectiveOn` is the first day without the membership. */
      callRef: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    ChangeContactDto: {
      contactRef: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    CoordinatorAreaDto: {
      /** @enum {string} */
      kind: 'community' | 'product' | 'project';
      /** @description The project's or product's id; none for the community. */
      id?: string;
    };
    AppointCoordinatorDto: {
      coordinatorId: string;
      personRef: string;
      area: components['schemas']['CoordinatorAreaDto'];
      /** @description The part of a post that the community buys free, in basis points: 2000 is one day a week. */
      staffBuyoutBp?: number;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    ReleaseCoordinatorDto: {
      /** @description Why; no names of persons. */
      reason: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    PeriodDto: {
      from: string;
      /** @description Last day, inclusive; null while it runs. */
      to: string | null;
      /** @description Id of the event that began it. */
      beganBy: string;
      /** @description Id of the event that ended it. */
      endedBy: string | null;
      illustrative: boolean;
    };
    SupplierOnDayDto: {
      supplier: string;
      name: string;
      cvr: string | null;
      /** @description First day of the partnership that runs on the day; null for one that is no partner then. */
      partnerSince: string | null;
      partnerships: components['schemas']['PeriodDto'][];
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    SuppliersOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      suppliers: components['schemas']['SupplierOnDayDto'][];
      /** @description Supplier partners among all suppliers. */
      partners: components['schemas']['CountOfDto'];
      illustrative: boolean;
    };
    RegisterSupplierDto: {
      supplierId: string;
      name: string;
      cvr?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    StartPartnershipDto: {
      /** @description A supplier becomes a partner by accepting it. */
      codeOfConductAccepted: boolean;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    EndPartnershipDto: {
      reason: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    AgreementInForceDto: {
      agreement: string;
      partner: string;
      partnerKind: string;
      purpose: string;
      from: string;
      until: string | null;
      /** @description Id of the event that concluded it. */
      beganBy: string;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    AgreementsInForceDto: {
      validOn: string;
      knownAt: string;
      position: number;
      agreements: components['schemas']['AgreementInForceDto'][];
      illustrative: boolean;
    };
    ConcludeAgreementDto: {
      agreementId: string;
      partner: string;
      /** @enum {string} */
      partnerKind: 'community' | 'digitalisation_actor' | 'user_club';
      purpose: string;
      /** @description First day in force. */
      from: string;
      /** @description Last day in force, inclusive; open-ended when not given. */
      until?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    RenewAgreementDto: {
      until?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    EndAgreementDto: {
      lastDay: string;
      reason: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    PopulationSetOnDayDto: {
      populationSet: string;
      countedOn: string;
      publisher: string;
      /** @description How many municipalities have a figure in it. */
      municipalities: number;
      /** @description Their sum. */
      inhabitants: number;
      /** @description True when it is invented data. */
      illustrative: boolean;
    };
    PopulationSetsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      populationSets: components['schemas']['PopulationSetOnDayDto'][];
      illustrative: boolean;
    };
    PopulationFigureDto: {
      /** @description The municipality's code, three digits. */
      authorityId: string;
      inhabitants: number;
    };
    ImportPopulationSetDto: {
      populationSetId: string;
      /** @description The day the inhabitants were counted. */
      validOn: string;
      publisher: string;
      /** @description One figure per municipality. */
      figures: components['schemas']['PopulationFigureDto'][];
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    SizeClassOnDayDto: {
      /** @enum {string} */
      name: 'large' | 'medium' | 'small' | 'very_large';
      upTo: number | null;
    };
    SizeTableOnDayDto: {
      sizeTable: string;
      validFrom: string;
      classes: components['schemas']['SizeClassOnDayDto'][];
      /** @description True when it is invented data. */
      illustrative: boolean;
    };
    SizeTablesOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      sizeTables: components['schemas']['SizeTableOnDayDto'][];
      illustrative: boolean;
    };
    SizeClassDto: {
      /** @enum {string} */
      name: 'large' | 'medium' | 'small' | 'very_large';
      /** @description The last number of inhabitants still in the class; none in the last class. */
      upTo?: number;
    };
    AdoptSizeTableDto: {
      sizeTableId: string;
      validFrom: string;
      /** @description From the smallest class up. */
      classes: components['schemas']['SizeClassDto'][];
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    RuleShareDto: {
      numerator: number;
      denominator: number;
    };
    QuorumDto: {
      /** @description At least this part of those with a vote must be present. */
      share: components['schemas']['RuleShareDto'];
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
    };
    VotingRuleDto: {
      /** @description The part of the base that must vote for it. */
      share: components['schemas']['RuleShareDto'];
      /** @enum {string} */
      passes: 'at_least' | 'more_than';
      /**
       * @description Votes cast for and against, voters present (who abstains counts as a no), or all voters.
       * @enum {string}
       */
      base: 'all' | 'cast' | 'present';
      /**
       * @description With as many for as against: the chair's vote counts double, or it falls.
       * @enum {string}
       */
      tie: 'chair' | 'falls';
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
    };
    VotingDto: {
      ordinary: components['schemas']['VotingRuleDto'];
      bylaw_change?: components['schemas']['VotingRuleDto'];
      dissolution?: components['schemas']['VotingRuleDto'];
    };
    NoticeRuleDto: {
      months?: number;
      days?: number;
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
    };
    NoticeDto: {
      ordinary?: components['schemas']['NoticeRuleDto'];
      extraordinary?: components['schemas']['NoticeRuleDto'];
    };
    MonthsDto: {
      months: number[];
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
    };
    DaysBeforeDto: {
      daysBefore: number;
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
    };
    DaysAfterDto: {
      daysAfter: number;
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
    };
    TermsRuleDto: {
      years: number;
      /**
       * @description The years in which the chair is elected.
       * @enum {string}
       */
      chairIn?: 'even' | 'odd';
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
    };
    ParagraphDto: {
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
    };
    DecidesDto: {
      /** @description The paragraph of the bylaws that says so: a refusal cites it. */
      paragraph: string;
      /** @enum {string} */
      purpose:
        | 'allocation_key'
        | 'bylaws'
        | 'cost_over_frame'
        | 'exclusion'
        | 'exclusion_ratification'
        | 'exclusion_rejection'
        | 'fee'
        | 'finance_model'
        | 'floor_waiver'
        | 'late_pledge'
        | 'limits'
        | 'milestone_acceptance'
        | 'other_licence'
        | 'overrun_funding'
        | 'ownership_transfer'
        | 'pledge_change'
        | 'product_admission'
        | 'product_end'
        | 'product_level'
        | 'project_approval'
        | 'project_rejection'
        | 'rate_sheet'
        | 'revocation'
        | 'settlement'
        | 'staff'
        | 'surplus';
    };
    BodyRulesDto: {
      quorum?: components['schemas']['QuorumDto'];
      voting: components['schemas']['VotingDto'];
      notice?: components['schemas']['NoticeDto'];
      months?: components['schemas']['MonthsDto'];
      /** @description Members' proposals are in at least so many days before. */
      proposals?: components['schemas']['DaysBeforeDto'];
      /** @description Agenda and papers are out at least so many days before. */
      papers?: components['schemas']['DaysBeforeDto'];
      /** @description Minutes are published at most so many days after. */
      minutes?: components['schemas']['DaysAfterDto'];
      terms?: components['schemas']['TermsRuleDto'];
      /** @description Each organisation has at most one seat. */
      oneSeatEach?: components['schemas']['ParagraphDto'];
      /** @description What such a body decides, whatever its terms of reference say. */
      decides: components['schemas']['DecidesDto'][];
    };
    BodiesRulesDto: {
      general_assembly?: components['schemas']['BodyRulesDto'];
      board?: components['schemas']['BodyRulesDto'];
      steering_group?: components['schemas']['BodyRulesDto'];
      coordination_group?: components['schemas']['BodyRulesDto'];
      professional_group?: components['schemas']['BodyRulesDto'];
      working_group?: components['schemas']['BodyRulesDto'];
    };
    BylawsOnDayDto: {
      bylaws: string;
      version: string;
      title: string;
      from: string;
      /** @description True for the version that applies on the day. */
      applies: boolean;
      bodies: components['schemas']['BodiesRulesDto'];
      illustrative: boolean;
    };
    BylawsVersionsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      /** @description The newest first. */
      versions: components['schemas']['BylawsOnDayDto'][];
      illustrative: boolean;
    };
    AdoptBylawsDto: {
      bylawsId: string;
      version: string;
      title: string;
      /** @description The rules of each kind of body; kinds that are left out do not exist. */
      bodies: components['schemas']['BodiesRulesDto'];
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    BodyAboutDto: {
      /** @enum {string} */
      kind: 'product' | 'project';
      id: string;
    };
    SeatHeldDto: {
      seat: string;
      /** @description Opaque; the name lives in a store that can forget. */
      personRef: string;
      /** @enum {string} */
      role: 'chair' | 'deputy' | 'member' | 'observer' | 'secretary' | 'treasurer';
      authority: string | null;
      supplier: string | null;
      /** @description First day in the seat. */
      since: string;
      /** @description The last day of the term. */
      termUntil: string | null;
      /** @description True for one who took over from the person elected. */
      deputy: boolean;
      illustrative: boolean;
    };
    MoneyDto: {
      /** @description Kroner and øre with a point: `12500.00`. */
      amount: string;
      /** @enum {string} */
      currency: 'DKK';
    };
    MandateDto: {
      /** @enum {string} */
      purpose:
        | 'allocation_key'
        | 'bylaws'
        | 'cost_over_frame'
        | 'exclusion'
        | 'exclusion_ratification'
        | 'exclusion_rejection'
        | 'fee'
        | 'finance_model'
        | 'floor_waiver'
        | 'late_pledge'
        | 'limits'
        | 'milestone_acceptance'
        | 'other_licence'
        | 'overrun_funding'
        | 'ownership_transfer'
        | 'pledge_change'
        | 'product_admission'
        | 'product_end'
        | 'product_level'
        | 'project_approval'
        | 'project_rejection'
        | 'rate_sheet'
        | 'revocation'
        | 'settlement'
        | 'staff'
        | 'surplus';
      /** @description The most that one decision may allow. */
      upTo?: components['schemas']['MoneyDto'];
    };
    TermsOnDayDto: {
      version: string;
      from: string;
      until: string | null;
      task: string;
      mandates: components['schemas']['MandateDto'][];
    };
    BodyOnDayDto: {
      body: string;
      /** @enum {string} */
      kind:
        'board' | 'coordination_group' | 'general_assembly' | 'professional_group' | 'steering_group' | 'working_group';
      name: string;
      bylaws: string;
      about: components['schemas']['BodyAboutDto'] | null;
      since: string;
      seats: components['schemas']['SeatHeldDto'][];
      /** @description The terms of reference that apply on the day; null where there are none. */
      termsOfReference: components['schemas']['TermsOnDayDto'] | null;
      illustrative: boolean;
    };
    BodiesOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      bodies: components['schemas']['BodyOnDayDto'][];
      illustrative: boolean;
    };
    EstablishBodyDto: {
      bodyId: string;
      /** @enum {string} */
      kind:
        'board' | 'coordination_group' | 'general_assembly' | 'professional_group' | 'steering_group' | 'working_group';
      name: string;
      /** @description The bylaws that bind it. */
      bylawsId: string;
      /** @description The project or product it is established for. */
      about?: components['schemas']['BodyAboutDto'];
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    SetTermsOfReferenceDto: {
      version: string;
      task: string;
      /** @description What the body may decide beside what the bylaws say. */
      mandates: components['schemas']['MandateDto'][];
      /** @description The last day they apply. */
      until?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    FillSeatDto: {
      seatId: string;
      personRef: string;
      /** @enum {string} */
      role: 'chair' | 'deputy' | 'member' | 'observer' | 'secretary' | 'treasurer';
      /** @description The authority that is represented; a seat with a vote needs one, and it is a member. */
      authorityId?: string;
      /** @description A supplier looks on, without a vote. */
      supplierId?: string;
      /** @description The last day of the term. */
      termUntil?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    SeatDeputyDto: {
      personRef: string;
      /** @description The authority that is represented, when it is another. */
      authorityId?: string;
      /** @description Why; no names of persons. */
      reason: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    GovernanceReasonDto: {
      /** @description Why; no names of persons. */
      reason: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    AttendanceDto: {
      present: string[];
      /** @description All who had a vote on the day, where the body has seats. */
      all: number | null;
      quorate: boolean;
      bylaws: string;
      paragraph: string | null;
    };
    MinutesDto: {
      approvedOn: string;
      sha256: string;
    };
    PublishedDto: {
      on: string;
      url: string | null;
      /** @description True when they came later than the bylaws say. */
      late: boolean;
      dueOn: string | null;
    };
    PaperDto: {
      /** @enum {string} */
      status: 'draft' | 'for_discussion' | 'ready';
      background: string;
      analysis: string | null;
      recommendation: string;
      consequences: string | null;
      sha256: string | null;
    };
    VoteDto: {
      voter: string;
      /** @enum {string} */
      vote: 'abstain' | 'against' | 'for';
    };
    BallotCountDto: {
      /** @enum {string} */
      kind: 'bylaw_change' | 'dissolution' | 'ordinary';
      /** @enum {string} */
      how: 'acclamation' | 'open' | 'secret';
      for: number;
      against: number;
      abstain: number;
      /** @description Voters present, and all who had a vote. */
      present: number;
      all: number;
      /** @enum {string|null} */
      chair: 'abstain' | 'against' | 'for' | null;
      votes: components['schemas']['VoteDto'][] | null;
      carried: boolean;
      /** @description The version of the bylaws it was counted by, and its paragraph. */
      bylaws: string;
      paragraph: string;
    };
    AgendaItemDto: {
      item: string;
      title: string;
      /** @enum {string} */
      purpose: 'decision' | 'discussion' | 'information';
      decision: string | null;
      proposedBy: string | null;
      receivedOn: string;
      /** @description The newest paper; null where there is none. */
      paper: components['schemas']['PaperDto'] | null;
      ballot: components['schemas']['BallotCountDto'] | null;
    };
    MeetingOnDayDto: {
      meeting: string;
      body: string;
      /** @enum {string} */
      form: 'extraordinary' | 'ordinary' | 'written';
      calledOn: string;
      heldOn: string;
      place: string | null;
      /** @enum {string} */
      status: 'called' | 'cancelled' | 'held' | 'minuted' | 'published';
      attendance: components['schemas']['AttendanceDto'] | null;
      minutes: components['schemas']['MinutesDto'] | null;
      published: components['schemas']['PublishedDto'] | null;
      items: components['schemas']['AgendaItemDto'][];
      illustrative: boolean;
    };
    MeetingsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      /** @description The newest first. */
      meetings: components['schemas']['MeetingOnDayDto'][];
      illustrative: boolean;
    };
    CallMeetingDto: {
      meetingId: string;
      bodyId: string;
      /**
       * @description `written` is a written procedure: votes without a meeting.
       * @enum {string}
       */
      form: 'extraordinary' | 'ordinary' | 'written';
      /** @description The day of the meeting, or the last day for answers; `effectiveOn` is the day the notice goes out. */
      heldOn: string;
      place?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    AddAgendaItemDto: {
      itemId: string;
      title: string;
      /** @enum {string} */
      purpose: 'decision' | 'discussion' | 'information';
      /** @description The decision it may lead to; required for an item for decision, and only there. */
      decisionId?: string;
      /** @description The member that proposes it; without one it is the body's own. */
      proposedBy?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    SubmitDecisionPaperDto: {
      /**
       * @description Udkast, til drøftelse, klar til beslutning.
       * @enum {string}
       */
      status: 'draft' | 'for_discussion' | 'ready';
      background: string;
      analysis?: string;
      recommendation: string;
      consequences?: string;
      /** @description The document itself, by its SHA-256. */
      sha256?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    RecordAttendanceDto: {
      /** @description Who is present with a vote: authorities in the general assembly, seats in every other body. */
      present: string[];
      /** @description The meeting chair (dirigent). */
      meetingChair?: string;
      minuteTaker?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    SecretVotesDto: {
      for: number;
      against: number;
      abstain: number;
      /**
       * @description How the chair voted, where that decides a tie.
       * @enum {string}
       */
      chair?: 'abstain' | 'against' | 'for';
    };
    HoldBallotDto: {
      /** @enum {string} */
      kind?: 'bylaw_change' | 'dissolution' | 'ordinary';
      votes?: components['schemas']['VoteDto'][];
      secret?: components['schemas']['SecretVotesDto'];
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    ApproveMinutesDto: {
      /** @description The meeting chair (dirigent), who signs. */
      signedBy: string;
      /** @description The minutes themselves, by their SHA-256. */
      sha256: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    PublishMinutesDto: {
      /** Format: uri */
      url?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    DecisionVotesDto: {
      for: number;
      against: number;
      abstain: number;
      present: number;
      all: number;
    };
    AllowanceSubjectDto: {
      /** @enum {string} */
      kind: 'agreement' | 'authority' | 'body' | 'person' | 'product' | 'project' | 'round';
      id: string;
    };
    AllowanceDto: {
      /** @enum {string} */
      purpose:
        | 'allocation_key'
        | 'bylaws'
        | 'cost_over_frame'
        | 'exclusion'
        | 'exclusion_ratification'
        | 'exclusion_rejection'
        | 'fee'
        | 'finance_model'
        | 'floor_waiver'
        | 'late_pledge'
        | 'limits'
        | 'milestone_acceptance'
        | 'other_licence'
        | 'overrun_funding'
        | 'ownership_transfer'
        | 'pledge_change'
        | 'product_admission'
        | 'product_end'
        | 'product_level'
        | 'project_approval'
        | 'project_rejection'
        | 'rate_sheet'
        | 'revocation'
        | 'settlement'
        | 'staff'
        | 'surplus';
      /** @description Without a subject it holds for all of them. */
      subject?: components['schemas']['AllowanceSubjectDto'];
      /** @description The frame: no single act that rests on it is about more. */
      upTo?: components['schemas']['MoneyDto'];
      /** @description First and last day on which it may be acted on; both inclusive. */
      from?: string;
      until?: string;
    };
    DecisionEndDto: {
      /** @description The first day on which it allows nothing more. */
      on: string;
      /** @enum {string} */
      how: 'revoked' | 'superseded';
      by: string;
      reason: string | null;
    };
    DecisionOnDayDto: {
      decision: string;
      decidedOn: string;
      title: string;
      wording: string;
      basis: string;
      body: string;
      bodyName: string;
      reference: string | null;
      meeting: string | null;
      item: string | null;
      carried: boolean;
      /** @description Null for one that was taken outside the book. */
      votes: components['schemas']['DecisionVotesDto'] | null;
      /** @enum {string|null} */
      kind: 'bylaw_change' | 'dissolution' | null | 'ordinary';
      /** @description The version of the bylaws it was taken by. */
      bylaws: string;
      /** @description The paragraph that says how votes are counted. */
      paragraph: string | null;
      /** @description Where the mandate comes from: paragraphs of the bylaws, or terms of reference. */
      mandates: string[];
      allows: components['schemas']['AllowanceDto'][];
      ended: components['schemas']['DecisionEndDto'] | null;
      /** @description The event that recorded it. */
      event: string;
      illustrative: boolean;
    };
    DecisionsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      /** @description The newest first. */
      decisions: components['schemas']['DecisionOnDayDto'][];
      illustrative: boolean;
    };
    TakeDecisionDto: {
      meetingId: string;
      /** @description The item whose ballot it is; `effectiveOn` is the day of the meeting. */
      itemId: string;
      decisionId: string;
      bodyId: string;
      title: string;
      /** @description What was decided, in the words of the minutes. */
      wording: string;
      /** @description What it rests on (grundlag). */
      basis: string;
      /** @description What may be done on it: each lies within the mandate of the body. */
      allows: components['schemas']['AllowanceDto'][];
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    RegisterDecisionDto: {
      carried: boolean;
      /** @description Where it is recorded: minutes, their date and item. */
      reference: string;
      decisionId: string;
      bodyId: string;
      title: string;
      /** @description What was decided, in the words of the minutes. */
      wording: string;
      /** @description What it rests on (grundlag). */
      basis: string;
      /** @description What may be done on it: each lies within the mandate of the body. */
      allows: components['schemas']['AllowanceDto'][];
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    SupersedeDecisionDto: {
      /** @description The newer decision, of the same body or one above it. */
      by: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    RevokeDecisionDto: {
      /** @description The newer decision, of the same body or one above it. */
      by: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    ScopeOnDayDto: {
      /** @enum {string} */
      kind: 'association' | 'authority' | 'product' | 'project' | 'supplier';
      id: string | null;
    };
    GrantEndDto: {
      on: string;
      by: string;
      reason: string;
    };
    GrantOnDayDto: {
      account: string;
      grant: string;
      /** @enum {string} */
      role:
        | 'auditor'
        | 'board_member'
        | 'coordinator'
        | 'data_protection_officer'
        | 'finance'
        | 'integrator'
        | 'secretariat'
        | 'steering_group_member'
        | 'supplier';
      /** @enum {string|null} */
      office: 'chair' | null | 'treasurer';
      scope: components['schemas']['ScopeOnDayDto'];
      personRef: string;
      from: string;
      until: string | null;
      /** @enum {string} */
      status: 'declined' | 'granted' | 'over' | 'proposed' | 'revoked';
      /** @description What an approval has to name. */
      version: string;
      proposedBy: string | null;
      approvedBy: string | null;
      ended: components['schemas']['GrantEndDto'] | null;
      illustrative: boolean;
    };
    GrantsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      grants: components['schemas']['GrantOnDayDto'][];
      illustrative: boolean;
    };
    ScopeDto: {
      /** @enum {string} */
      kind: 'association' | 'authority' | 'product' | 'project' | 'supplier';
      /** @description Which one; the association needs none. */
      id?: string;
    };
    ProposeRoleDto: {
      /**
       * Format: uuid
       * @description The opaque account that it is for, as `GET /api/v1/me` tells its owner.
       */
      account: string;
      grantId: string;
      /** @enum {string} */
      role:
        | 'auditor'
        | 'board_member'
        | 'coordinator'
        | 'data_protection_officer'
        | 'finance'
        | 'integrator'
        | 'secretariat'
        | 'steering_group_member'
        | 'supplier';
      /** @enum {string} */
      office?: 'chair' | 'treasurer';
      scope: components['schemas']['ScopeDto'];
      /** @description The person behind the account: two accounts of one person are one pair of eyes. */
      personRef: string;
      /** @description The last day; `effectiveOn` is the first. */
      until?: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    GrantRoleDto: {
      /** @description The version that is approved: the SHA-256 of what was proposed, as the list of grants shows it. */
      approves: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    PublicReadingSettingDto: {
      /** @description The first day on which it applies. */
      from: string;
      areas: ('decisions' | 'figures' | 'ownership' | 'shares')[];
    };
    PublicReadingOnDayDto: {
      validOn: string;
      /** @description What anyone may read on that day. */
      areas: ('decisions' | 'figures' | 'ownership' | 'shares')[];
      /** @description Every setting in order of its day; before the first, every area is public. */
      settings: components['schemas']['PublicReadingSettingDto'][];
    };
    SetPublicReadingDto: {
      /** @description What anyone may read without login: figures, ownership, decisions, shares. What is not named is for members. */
      areas: ('decisions' | 'figures' | 'ownership' | 'shares')[];
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    ExclusionOnDayDto: {
      exclusion: string;
      authority: string;
      excludedOn: string;
      reason: string;
      /**
       * @description What the general assembly has said: nothing yet (`decided`), yes or no.
       * @enum {string}
       */
      status: 'decided' | 'ratified' | 'rejected';
      answeredOn: string | null;
      illustrative: boolean;
    };
    ExclusionsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      exclusions: components['schemas']['ExclusionOnDayDto'][];
      illustrative: boolean;
    };
    ExcludeMemberDto: {
      exclusionId: string;
      authorityId: string;
      /** @description The board's reason; no names of persons. */
      reason: string;
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    CommandDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
    };
    MyScopeDto: {
      /** @enum {string} */
      kind: 'association' | 'authority' | 'product' | 'project' | 'supplier';
      id: string | null;
    };
    MyRoleDto: {
      grant: string;
      /** @enum {string} */
      role:
        | 'auditor'
        | 'board_member'
        | 'coordinator'
        | 'data_protection_officer'
        | 'finance'
        | 'integrator'
        | 'secretariat'
        | 'steering_group_member'
        | 'supplier';
      /** @enum {string|null} */
      office: 'chair' | null | 'treasurer';
      scope: components['schemas']['MyScopeDto'];
      from: string;
      /** @description The last day; null when it holds until it is revoked. */
      until: string | null;
    };
    MyCommandDto: {
      command: string;
      ask: boolean;
      /** @description True where what somebody else proposed waits for one like me. */
      approve: boolean;
      /** @description True when it takes two persons. */
      takesTwo: boolean;
    };
    MeDto: {
      /**
       * @description `operator`: the command line on the machine of the book itself.
       * @enum {string}
       */
      kind: 'anonymous' | 'operator' | 'person' | 'system';
      /** @description My opaque account: whoever proposes a role for me needs it. Null for nobody. */
      account: string | null;
      roles: components['schemas']['MyRoleDto'][];
      commands: components['schemas']['MyCommandDto'][];
    };
    DelegationDto: {
      /** @description What an approval in another's name says: `account/delegation`. */
      name: string;
      account: string;
      delegation: string;
      to: string;
      toPersonRef: string | null;
      /**
       * @description Of the roles held, this one only; null for all of them.
       * @enum {string|null}
       */
      role:
        | 'auditor'
        | 'board_member'
        | 'coordinator'
        | 'data_protection_officer'
        | 'finance'
        | 'integrator'
        | null
        | 'secretariat'
        | 'steering_group_member'
        | 'supplier';
      scope: components['schemas']['ScopeOnDayDto'];
      from: string;
      /** @description The last day. */
      until: string;
      illustrative: boolean;
    };
    DelegationsDto: {
      validOn: string;
      knownAt: string;
      position: number;
      account: string;
      /** @description By which others may approve in its name. */
      given: components['schemas']['DelegationDto'][];
      /** @description By which it may approve in others' names, as far as they hold the role themselves. */
      received: components['schemas']['DelegationDto'][];
      illustrative: boolean;
    };
    DelegateApprovalDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      delegationId: string;
      /**
       * Format: uuid
       * @description The account that may approve.
       */
      to: string;
      /** @description The person behind it, where no role of its own says so. */
      toPersonRef?: string;
      /**
       * @description Of the roles held, this one only.
       * @enum {string}
       */
      role?:
        | 'auditor'
        | 'board_member'
        | 'coordinator'
        | 'data_protection_officer'
        | 'finance'
        | 'integrator'
        | 'secretariat'
        | 'steering_group_member'
        | 'supplier';
      scope: components['schemas']['ScopeDto'];
      /** @description The last day, at most 92 days on. */
      until: string;
    };
    LimitsOnDayDto: {
      validOn: string;
      single: components['schemas']['MoneyDto'] | null;
      two: components['schemas']['MoneyDto'] | null;
    };
    ApprovalLimitsDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Up to this amount nobody else has to approve; 0.00: never alone. */
      single: components['schemas']['MoneyDto'];
      /** @description Up to this amount two people are enough; above it three, one of them the treasurer. */
      two: components['schemas']['MoneyDto'];
    };
    NoticeCountDto: {
      sent: number;
      /** @description Not sent yet; tried again. */
      waiting: number;
      /** @description Somebody has to tell them otherwise: the book knows no address of theirs. */
      withoutAddress: number;
    };
    EmergencyDto: {
      emergencyId: string;
      /** @enum {string} */
      status: 'confirmed' | 'declared' | 'reviewed';
      reason: string;
      declaredBy: string;
      declaredAt: string;
      confirmedBy: string | null;
      /** @description The last instant at which it holds. */
      holdsUntil: string | null;
      /** @description The changes made under it, by their ids. */
      acts: string[];
      reviewedBy: string | null;
      conclusion: string | null;
      /** @description The last day for a third person's review. */
      reviewBy: string | null;
      overdue: boolean;
      /** @description As of now; null when nobody was to be mailed, as where no mail server is set. */
      notices: components['schemas']['NoticeCountDto'] | null;
      illustrative: boolean;
    };
    EmergenciesDto: {
      validOn: string;
      knownAt: string;
      position: number;
      /** @description The newest first. */
      emergencies: components['schemas']['EmergencyDto'][];
      illustrative: boolean;
    };
    DeclareEmergencyDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      emergencyId: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    ReviewEmergencyDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description What the review found; no names of persons. */
      conclusion: string;
    };
    ProposalGroundsDto: {
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
    };
    ProposalAboutDto: {
      authority?: string[];
      supplier?: string[];
      project?: string[];
      product?: string[];
    };
    ApprovalDto: {
      /** @description The account that approved. */
      by: string;
      /**
       * @description As what: role or role:office.
       * @enum {string}
       */
      as:
        | 'auditor'
        | 'auditor:chair'
        | 'auditor:treasurer'
        | 'board_member'
        | 'board_member:chair'
        | 'board_member:treasurer'
        | 'coordinator'
        | 'coordinator:chair'
        | 'coordinator:treasurer'
        | 'data_protection_officer'
        | 'data_protection_officer:chair'
        | 'data_protection_officer:treasurer'
        | 'finance'
        | 'finance:chair'
        | 'finance:treasurer'
        | 'integrator'
        | 'integrator:chair'
        | 'integrator:treasurer'
        | 'secretariat'
        | 'secretariat:chair'
        | 'secretariat:treasurer'
        | 'steering_group_member'
        | 'steering_group_member:chair'
        | 'steering_group_member:treasurer'
        | 'supplier'
        | 'supplier:chair'
        | 'supplier:treasurer';
      at: string;
      /** @description For whom, when the right was delegated. */
      delegation: string | null;
    };
    ProposalEndDto: {
      on: string;
      by: string;
      /** @description Why; the code, when its rules refused it. */
      reason: string | null;
    };
    ProposalDto: {
      proposalId: string;
      /** @description The name of the command that is carried out when it is approved. */
      command: string;
      /** @description Its data. */
      change: {
        [key: string]: unknown;
      };
      org: string | null;
      /** @description The business date of what is asked. */
      effectiveOn: string;
      grounds: components['schemas']['ProposalGroundsDto'];
      about: components['schemas']['ProposalAboutDto'];
      /** @enum {string} */
      status: 'approved' | 'completed' | 'declined' | 'expired' | 'proposed' | 'refused' | 'withdrawn';
      /** @description What an approval has to name. */
      version: string;
      /** @description Everybody who asked for it or changed it; none of these people approves it. */
      makers: string[];
      /** @description Of the version that stands. */
      approvals: components['schemas']['ApprovalDto'][];
      /** @description How many different people have to approve it. */
      approvalsNeeded: number;
      /** @description Whose approval is missing; empty when none is. */
      waitsFor: (
        | 'auditor'
        | 'auditor:chair'
        | 'auditor:treasurer'
        | 'board_member'
        | 'board_member:chair'
        | 'board_member:treasurer'
        | 'coordinator'
        | 'coordinator:chair'
        | 'coordinator:treasurer'
        | 'data_protection_officer'
        | 'data_protection_officer:chair'
        | 'data_protection_officer:treasurer'
        | 'finance'
        | 'finance:chair'
        | 'finance:treasurer'
        | 'integrator'
        | 'integrator:chair'
        | 'integrator:treasurer'
        | 'secretariat'
        | 'secretariat:chair'
        | 'secretariat:treasurer'
        | 'steering_group_member'
        | 'steering_group_member:chair'
        | 'steering_group_member:treasurer'
        | 'supplier'
        | 'supplier:chair'
        | 'supplier:treasurer'
      )[];
      proposedAt: string;
      /** @description The last day on which it can be approved, or carried out. */
      expiresOn: string;
      /** @description The emergency under which it needed nobody's approval. */
      emergency: string | null;
      /** @description The treasurer stands in, because nobody holds the role that approves. */
      fallback: boolean;
      ended: components['schemas']['ProposalEndDto'] | null;
      illustrative: boolean;
    };
    ProposalsDto: {
      validOn: string;
      knownAt: string;
      position: number;
      /** @description The newest first. */
      proposals: components['schemas']['ProposalDto'][];
      illustrative: boolean;
    };
    ApproveChangeDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description The version that is approved: its SHA-256, as the proposal shows it. */
      approves: string;
      /** @description For whom: `account/delegation`, when somebody's right to approve was delegated. */
      delegation?: string;
    };
    RefusedChangeDto: {
      code: string;
      detail: string;
      detailDa: string;
    };
    ApprovalReceiptDto: {
      stream: string;
      /** @description Revision of the stream after the command; also its ETag. */
      revision: number;
      /** @description Position in the whole log of the last event recorded. */
      position: number;
      /** @description Ids of the events, in order; empty when there was nothing to do. */
      events: string[];
      /** @description When others have to approve it (202): then this is the receipt of the proposal, and nothing else was recorded. */
      waiting?: components['schemas']['WaitingDto'];
      /** @description What was recorded by the change, once enough people had approved it. */
      carriedOut?: components['schemas']['ReceiptDto'];
      /** @description Why the change could not be recorded after all: its rules were asked again. */
      refused?: components['schemas']['RefusedChangeDto'];
    };
    ProposalReasonDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    AmendChangeDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description The command's own data, all of it, as it is to be from now on. */
      change: {
        [key: string]: unknown;
      };
    };
    TaskDto: {
      /** @enum {string} */
      kind:
        | 'approve_change'
        | 'approve_minutes'
        | 'grant_role'
        | 'publish_minutes'
        | 'ratify_exclusion'
        | 'record_attendance'
        | 'review_emergency';
      /** @description What it is about: a proposal, a grant (`account/grant`), a meeting, an exclusion, an emergency. */
      id: string;
      /** @description What is to be done, in a word: the command, the role, the body. */
      what: string;
      /** @description Who can do it: role or role:office. */
      waitsFor: string[];
      since: string;
      /** @description The last day it can be done in time; null where there is none. */
      due: string | null;
    };
    TasksDto: {
      validOn: string;
      knownAt: string;
      position: number;
      tasks: components['schemas']['TaskDto'][];
    };
    RefusalDto: {
      number: number;
      at: string;
      account: string;
      method: string;
      path: string;
      command: string | null;
      status: number;
      code: string;
    };
    RefusalsDto: {
      refusals: components['schemas']['RefusalDto'][];
      /** @description Where to go on from. */
      next: number;
    };
    NamedDto: {
      id: string;
      name: string;
    };
    HoldingDto: {
      id: string;
      name: string;
      /** @description First day, without a break since. */
      since: string;
      /** @description Id of the event that began it. */
      beganBy: string;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    NeedOnDayDto: {
      need: string;
      title: string;
      description: string;
      registeredBy: components['schemas']['NamedDto'];
      registeredOn: string;
      /** @description Id of the event that registered it. */
      beganBy: string;
      /** @description Who supports it on the day; whoever registered it is the first. */
      supporters: components['schemas']['HoldingDto'][];
      /** @enum {string} */
      status: 'addressed' | 'open';
      /** @description The projects that address it. */
      projects: components['schemas']['NamedDto'][];
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    NeedsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      needs: components['schemas']['NeedOnDayDto'][];
      illustrative: boolean;
    };
    NeedInFullDto: {
      need: string;
      title: string;
      description: string;
      registeredBy: components['schemas']['NamedDto'];
      registeredOn: string;
      /** @description Id of the event that registered it. */
      beganBy: string;
      /** @description Who supports it on the day; whoever registered it is the first. */
      supporters: components['schemas']['HoldingDto'][];
      /** @enum {string} */
      status: 'addressed' | 'open';
      /** @description The projects that address it. */
      projects: components['schemas']['NamedDto'][];
      /** @description True when it rests on invented data. */
      illustrative: boolean;
      validOn: string;
      knownAt: string;
      position: number;
    };
    RegisterNeedDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      needId: string;
      title: string;
      description: string;
      /** @description Who has the need; it is also the first to support it. */
      authorityId: string;
    };
    SupportNeedDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      authorityId: string;
    };
    AddressNeedDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      projectId: string;
    };
    ProjectParticipantDto: {
      id: string;
      name: string;
      /** @description First day, without a break since. */
      since: string;
      /** @description Id of the event that began it. */
      beganBy: string;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
      /** @enum {string} */
      role: 'owner' | 'participant';
    };
    ProjectOnDayDto: {
      project: string;
      name: string;
      purpose: string;
      /** @enum {string} */
      status: 'approved' | 'closed' | 'paused' | 'proposed' | 'rejected' | 'running';
      /** @description First day of the status. */
      since: string;
      /**
       * @description How it ended; null until it is closed.
       * @enum {string|null}
       */
      outcome: 'cancelled' | 'delivered' | null | 'unfunded';
      /** @description Everyone who takes part on the day, owners too. */
      participants: components['schemas']['ProjectParticipantDto'][];
      products: components['schemas']['NamedDto'][];
      /** @description Null until a finance model is set. */
      budget: components['schemas']['MoneyDto'] | null;
      /** @description What must be raised before it may start: the whole budget unless the model says less. */
      floor: components['schemas']['MoneyDto'] | null;
      deadline: string | null;
      /** @description What the funding rounds that reached their goal have raised. */
      raised: components['schemas']['MoneyDto'];
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    ProjectsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      projects: components['schemas']['ProjectOnDayDto'][];
      illustrative: boolean;
    };
    RoundOutcomeDto: {
      round: string;
      reached: boolean;
      pledged: components['schemas']['MoneyDto'];
      on: string;
      event: string;
      illustrative: boolean;
    };
    EngagementDto: {
      supplier: components['schemas']['NamedDto'];
      procurementRef: string;
      since: string;
      event: string;
      illustrative: boolean;
    };
    MilestoneDto: {
      milestone: string;
      title: string;
      deliveredOn: string;
      /** @description Null until the steering group has accepted it. */
      acceptedOn: string | null;
      decisionRef: string | null;
      illustrative: boolean;
    };
    ProjectStepDto: {
      /** @enum {string} */
      status: 'approved' | 'closed' | 'paused' | 'proposed' | 'rejected' | 'running';
      on: string;
      event: string;
      reason: string | null;
      /** @description The decision it rests on. */
      decisionRef: string | null;
      /** @enum {string|null} */
      outcome: 'cancelled' | 'delivered' | null | 'unfunded';
      /** @description On the start: whether it started below the floor by a decision. */
      waivedFloor: boolean | null;
      illustrative: boolean;
    };
    ProjectInFullDto: {
      project: string;
      name: string;
      purpose: string;
      /** @enum {string} */
      status: 'approved' | 'closed' | 'paused' | 'proposed' | 'rejected' | 'running';
      /** @description First day of the status. */
      since: string;
      /**
       * @description How it ended; null until it is closed.
       * @enum {string|null}
       */
      outcome: 'cancelled' | 'delivered' | null | 'unfunded';
      /** @description Everyone who takes part on the day, owners too. */
      participants: components['schemas']['ProjectParticipantDto'][];
      products: components['schemas']['NamedDto'][];
      /** @description Null until a finance model is set. */
      budget: components['schemas']['MoneyDto'] | null;
      /** @description What must be raised before it may start: the whole budget unless the model says less. */
      floor: components['schemas']['MoneyDto'] | null;
      deadline: string | null;
      /** @description What the funding rounds that reached their goal have raised. */
      raised: components['schemas']['MoneyDto'];
      /** @description True when it rests on invented data. */
      illustrative: boolean;
      validOn: string;
      knownAt: string;
      position: number;
      /** @description Conclusion of the pre-study. */
      preStudy: string | null;
      /** @description How the cost is meant to be split, in words. */
      allocation: string | null;
      /** @description The needs it addresses. */
      needs: components['schemas']['NamedDto'][];
      rounds: components['schemas']['RoundOutcomeDto'][];
      suppliers: components['schemas']['EngagementDto'][];
      milestones: components['schemas']['MilestoneDto'][];
      /** @description Its way so far, in order of business date. */
      steps: components['schemas']['ProjectStepDto'][];
    };
    ProposeProjectDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      projectId: string;
      name: string;
      purpose: string;
      /** @description The public authorities that own it; they take part from the start. */
      owners: string[];
      /** @description The product it is about, when there is one already. */
      productId?: string;
      /** @description The needs it addresses. */
      needIds?: string[];
    };
    CompletePreStudyDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      conclusion: string;
    };
    SetFinanceModelDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      budget: components['schemas']['MoneyDto'];
      /** @description What must be raised before it may start; the whole budget when not given. */
      floor?: components['schemas']['MoneyDto'];
      /** @description Last day for pledges. */
      deadline?: string;
      /** @description How the cost is meant to be split, in words. */
      allocation: string;
    };
    ProjectReasonDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    JoinProjectDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      authorityId: string;
    };
    RecordProjectFundingDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      roundId: string;
      reached: boolean;
      /** @description Everything the round raised that counts towards the floor. */
      pledged: components['schemas']['MoneyDto'];
    };
    StartProjectDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Start with less than the floor; needs the decision that allows it. */
      waiveFloor?: boolean;
    };
    CloseProjectDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Why; no names of persons. */
      reason: string;
      /** @enum {string} */
      outcome: 'cancelled' | 'delivered' | 'unfunded';
    };
    LinkProjectToProductDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      productId: string;
    };
    EngageSupplierDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      supplierId: string;
      /** @description Where the procurement is documented. */
      procurementRef: string;
    };
    DeliverMilestoneDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      milestoneId: string;
      title: string;
    };
    ReleaseDto: {
      version: string;
      on: string;
      url: string;
      spdx: string;
      publiccodeYml: boolean;
      event: string;
      illustrative: boolean;
    };
    ProductOnDayDto: {
      product: string;
      name: string;
      purpose: string;
      /** @enum {string} */
      status: 'admitted' | 'handed_over' | 'retired';
      /** @description First day of the status. */
      since: string;
      /** @description SPDX expression of the licence in force. */
      licence: string;
      repository: string | null;
      stewards: components['schemas']['HoldingDto'][];
      latestRelease: components['schemas']['ReleaseDto'] | null;
      /** @description Authorities that have it in operation on the day, of every kind, members or not. */
      users: number;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    ProductsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      products: components['schemas']['ProductOnDayDto'][];
      illustrative: boolean;
    };
    HolderOnDayDto: {
      /** @enum {string} */
      kind: 'authority' | 'community' | 'other' | 'supplier';
      id?: string;
      name: string;
    };
    RightsDto: {
      holder: components['schemas']['HolderOnDayDto'];
      /** @enum {string} */
      model: 'assigned' | 'licensed' | 'shared';
      since: string;
      event: string;
      illustrative: boolean;
    };
    LicenceSinceDto: {
      spdx: string;
      from: string;
      event: string;
      decisionRef: string | null;
      illustrative: boolean;
    };
    ProductSupplierDto: {
      id: string;
      name: string;
      /** @description First day, without a break since. */
      since: string;
      /** @description Id of the event that began it. */
      beganBy: string;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
      services: ('advice' | 'development' | 'operation' | 'support')[];
    };
    AdoptionOnDayDto: {
      product: components['schemas']['NamedDto'];
      authority: components['schemas']['NamedDto'];
      /** @enum {string} */
      status: 'ended' | 'in_operation' | 'planned';
      /** @description First day in operation without a break, the day of the plan, or the first day after its end. */
      since: string;
      /** @description Id of the event that made it so. */
      event: string;
      expectedFrom: string | null;
      /** @description The supplier that runs or supports it there. */
      supplier: components['schemas']['NamedDto'] | null;
      /** @description When its use was last confirmed; null when it is only planned. */
      confirmedOn: string | null;
      /** @enum {string|null} */
      evidence: null | 'observed' | 'self_reported' | 'steward';
      /** @description In operation by what is recorded, but not confirmed for twelve months. */
      stale: boolean;
      reason: string | null;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    ProductStepDto: {
      /** @enum {string} */
      status: 'admitted' | 'handed_over' | 'retired';
      on: string;
      event: string;
      reason: string | null;
      /** @description The decision it rests on. */
      decisionRef: string | null;
      /** @description Who took it over. */
      handedTo: components['schemas']['HolderOnDayDto'] | null;
      illustrative: boolean;
    };
    ProductInFullDto: {
      product: string;
      name: string;
      purpose: string;
      /** @enum {string} */
      status: 'admitted' | 'handed_over' | 'retired';
      /** @description First day of the status. */
      since: string;
      /** @description SPDX expression of the licence in force. */
      licence: string;
      repository: string | null;
      stewards: components['schemas']['HoldingDto'][];
      latestRelease: components['schemas']['ReleaseDto'] | null;
      /** @description Authorities that have it in operation on the day, of every kind, members or not. */
      users: number;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
      validOn: string;
      knownAt: string;
      position: number;
      steeringGroup: string;
      financeModel: string;
      documentation: string;
      /** @description Who holds the rights to the code on the day; null when it was never recorded. */
      rights: components['schemas']['RightsDto'] | null;
      licences: components['schemas']['LicenceSinceDto'][];
      suppliers: components['schemas']['ProductSupplierDto'][];
      /** @description The newest first. */
      releases: components['schemas']['ReleaseDto'][];
      /** @description Projects linked to the product, whatever their status. */
      projects: components['schemas']['NamedDto'][];
      adoptions: components['schemas']['AdoptionOnDayDto'][];
      /** @description Its way so far, in order of business date. */
      steps: components['schemas']['ProductStepDto'][];
    };
    AdmitProductDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      productId: string;
      name: string;
      purpose: string;
      /** @description SPDX expression, like `MPL-2.0`; another than that needs a decision of the board. */
      spdx: string;
      /** Format: uri */
      repository?: string;
      /** @description The public authorities behind it; at least two. */
      users: string[];
      /** @description The group that steers it; no names of persons. */
      steeringGroup: string;
      /** @description How its economy lasts. */
      financeModel: string;
      /** @description Where its documentation is. */
      documentation: string;
    };
    ReleaseVersionDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      version: string;
      /** Format: uri */
      url: string;
      /** @description SPDX expression; another than the product's own licence is checked as that was. */
      spdx: string;
      /** @description Whether the release holds a valid publiccode.yml. */
      publiccodeYml: boolean;
    };
    ChangeLicenceDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description SPDX expression, like `EUPL-1.2`. */
      spdx: string;
    };
    HolderDto: {
      /** @enum {string} */
      kind: 'authority' | 'community' | 'other' | 'supplier';
      /** @description Required for an authority; for a supplier when the book knows it. */
      id?: string;
      name: string;
    };
    TransferRightsDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      holder: components['schemas']['HolderDto'];
      /** @enum {string} */
      model: 'assigned' | 'licensed' | 'shared';
    };
    AppointStewardDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      authorityId: string;
    };
    AffiliateSupplierDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      supplierId: string;
      services: ('advice' | 'development' | 'operation' | 'support')[];
    };
    RetireProductDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    HandOverProductDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Why; no names of persons. */
      reason: string;
      to: components['schemas']['HolderDto'];
    };
    AdoptionsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      adoptions: components['schemas']['AdoptionOnDayDto'][];
      illustrative: boolean;
    };
    PlanAdoptionDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      expectedFrom?: string;
    };
    StartAdoptionDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description The supplier that runs or supports it there. */
      supplierId?: string;
      /**
       * @description Who says so: the authority itself, the product's steward, or somebody who saw it.
       * @enum {string}
       */
      evidence: 'observed' | 'self_reported' | 'steward';
    };
    EndAdoptionDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    ConfirmUsageDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /**
       * @description Who says so: the authority itself, the product's steward, or somebody who saw it.
       * @enum {string}
       */
      evidence: 'observed' | 'self_reported' | 'steward';
    };
    CountAmongDto: {
      count: number;
      of: number;
    };
    MostUsedProductDto: {
      id: string;
      name: string;
      /** @description Municipalities that have it in operation, members or not. */
      municipalities: number;
      /** @description All municipalities the book knows on the day: 98 in Denmark. */
      of: number;
    };
    MostUsedProductUsersDto: {
      members: number;
      nonMembers: number;
    };
    NonMemberUsersDto: {
      municipalities: number;
    };
    CommunityStatisticsDto: {
      validOn: string;
      knownAt: string;
      position: number;
      /** @description Municipalities with a membership on the day. */
      memberMunicipalities: number;
      /** @description Members that are regions, state or other authorities. */
      otherMembers: number;
      /** @description Products admitted and neither retired nor handed over. A project is not a product. */
      productsInPortfolio: number;
      /** @description Of the member municipalities, those with three or more products of the portfolio in operation. */
      membersWithThreeOrMoreProducts: components['schemas']['CountAmongDto'];
      /** @description The product in operation in most municipalities; of equals the one whose id comes first. Null when none is. */
      mostUsedProduct: components['schemas']['MostUsedProductDto'] | null;
      /** @description That product's municipalities by membership. */
      mostUsedProductUsers: components['schemas']['MostUsedProductUsersDto'];
      /** @description Municipalities that use a product of the portfolio without being members. */
      nonMemberUsers: components['schemas']['NonMemberUsersDto'];
      /** @description All municipalities the book knows on the day. */
      municipalities: number;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    InvitationDto: {
      authority: components['schemas']['NamedDto'];
      /** @description The products of the portfolio that it has in operation. */
      products: components['schemas']['NamedDto'][];
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    InvitationsDto: {
      validOn: string;
      knownAt: string;
      position: number;
      invitations: components['schemas']['InvitationDto'][];
      illustrative: boolean;
    };
    AuthorityProfileDto: {
      id: string;
      name: string;
      /** @enum {string} */
      kind: 'municipality' | 'other' | 'region' | 'state';
      region: string | null;
      /** @description The latest count on or before the day; null where there is none. */
      inhabitants: number | null;
      /**
       * @description By the size table in force on the day.
       * @enum {string|null}
       */
      sizeClass: 'large' | 'medium' | null | 'small' | 'very_large';
      isMember: boolean;
      illustrative: boolean;
    };
    HelpingSupplierDto: {
      id: string;
      name: string;
      services: ('advice' | 'development' | 'operation' | 'support')[];
      illustrative: boolean;
    };
    HelpingCoordinatorDto: {
      id: string;
      /** @description Opaque; the name lives in a store that can forget. */
      personRef: string;
      authority: components['schemas']['NamedDto'];
      illustrative: boolean;
    };
    SimilarAuthorityDto: {
      id: string;
      name: string;
      /** @enum {string} */
      kind: 'municipality' | 'other' | 'region' | 'state';
      region: string | null;
      /** @description The latest count on or before the day; null where there is none. */
      inhabitants: number | null;
      /**
       * @description By the size table in force on the day.
       * @enum {string|null}
       */
      sizeClass: 'large' | 'medium' | null | 'small' | 'very_large';
      isMember: boolean;
      illustrative: boolean;
      sameRegion: boolean;
      sameSizeClass: boolean;
      /** @description The supplier that runs or supports the product there. */
      supplier: components['schemas']['NamedDto'] | null;
    };
    HelpDto: {
      validOn: string;
      knownAt: string;
      position: number;
      product: components['schemas']['NamedDto'];
      /** @description Who asks; null when nobody in particular does. */
      authority: components['schemas']['AuthorityProfileDto'] | null;
      /** @description Partners of the community that are affiliated with the product. */
      suppliers: components['schemas']['HelpingSupplierDto'][];
      /** @description Coordinators of the product; only members have any, for a withdrawal releases them. */
      coordinators: components['schemas']['HelpingCoordinatorDto'][];
      /** @description Who runs it and is of the asker's size class or region, the nearest population first. */
      similarAuthorities: components['schemas']['SimilarAuthorityDto'][];
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    RequirementDto: {
      id: string;
      /** @description What it is about: `relevance`, `formal`, `strategy`, `governance`. */
      theme: string;
      /**
       * @description The lowest level that asks for it; 0 is the sandbox.
       * @enum {number}
       */
      level: 0 | 1 | 2 | 3;
      /** @description Good advice: no level depends on it. */
      recommendationOnly: boolean;
      titleDa: string;
      titleEn: string;
    };
    RequirementSetOnDayDto: {
      set: string;
      title: string;
      /** @description The first day it may be used. */
      from: string;
      requirements: components['schemas']['RequirementDto'][];
      illustrative: boolean;
    };
    RequirementSetsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      /** @description The newest first. */
      sets: components['schemas']['RequirementSetOnDayDto'][];
      illustrative: boolean;
    };
    AdoptRequirementSetDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description The version's own name; another set is another version. */
      setId: string;
      title: string;
      /** @description Each id once. */
      requirements: components['schemas']['RequirementDto'][];
    };
    LevelOnDayDto: {
      product: string;
      name: string;
      /**
       * @description Null before it was admitted.
       * @enum {string|null}
       */
      status: 'admitted' | 'handed_over' | null | 'retired';
      /**
       * @description The level that was decided; 0 is the sandbox, null when none was decided.
       * @enum {number|null}
       */
      level: 0 | 1 | 2 | 3 | null;
      /** @description The first day on that level without a break. */
      since: string | null;
      /**
       * @description The level that the newest evaluation suggests; null is below the sandbox, or not evaluated.
       * @enum {number|null}
       */
      suggested: 0 | 1 | 2 | 3 | null;
      /** @description The day of the newest evaluation. */
      evaluatedOn: string | null;
      /** @description The last day on which the next evaluation is in time: evaluations are twice a year. Null when not in the portfolio. */
      dueBy: string | null;
      /** @description True when that day is past. */
      overdue: boolean;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    LevelsOnDayDto: {
      validOn: string;
      knownAt: string;
      position: number;
      products: components['schemas']['LevelOnDayDto'][];
      illustrative: boolean;
    };
    TotalsDto: {
      /** @description Yes. */
      green: number;
      /** @description Unknown. */
      yellow: number;
      /** @description No, or no answer. */
      red: number;
      /** @description Not relevant. */
      white: number;
      /** @description All of them. */
      of: number;
    };
    LevelTotalsDto: {
      /** @description Yes. */
      green: number;
      /** @description Unknown. */
      yellow: number;
      /** @description No, or no answer. */
      red: number;
      /** @description Not relevant. */
      white: number;
      /** @description All of them. */
      of: number;
      /**
       * @description Requirements of this level, without those of the levels below.
       * @enum {number}
       */
      level: 0 | 1 | 2 | 3;
    };
    ThemeTotalsDto: {
      /** @description Yes. */
      green: number;
      /** @description Unknown. */
      yellow: number;
      /** @description No, or no answer. */
      red: number;
      /** @description Not relevant. */
      white: number;
      /** @description All of them. */
      of: number;
      theme: string;
    };
    ReportOnDayDto: {
      id: string;
      on: string;
      event: string;
      /** @description The version of the requirements it answers. */
      set: string;
      totals: components['schemas']['TotalsDto'];
      perLevel: components['schemas']['LevelTotalsDto'][];
      perTheme: components['schemas']['ThemeTotalsDto'][];
      /**
       * @description The level its answers suggest; null is below the sandbox.
       * @enum {number|null}
       */
      suggested: 0 | 1 | 2 | 3 | null;
      illustrative: boolean;
    };
    EvaluationOnDayDto: {
      id: string;
      on: string;
      event: string;
      /** @description The version of the requirements it answers. */
      set: string;
      totals: components['schemas']['TotalsDto'];
      perLevel: components['schemas']['LevelTotalsDto'][];
      perTheme: components['schemas']['ThemeTotalsDto'][];
      /**
       * @description The level its answers suggest; null is below the sandbox.
       * @enum {number|null}
       */
      suggested: 0 | 1 | 2 | 3 | null;
      illustrative: boolean;
      /** @description The self-assessment it looked at. */
      assessment: string | null;
      conclusion: string;
    };
    FixedLevelDto: {
      /** @enum {number} */
      level: 0 | 1 | 2 | 3;
      /**
       * @description What its evaluation suggested; null is below the sandbox.
       * @enum {number|null}
       */
      suggested: 0 | 1 | 2 | 3 | null;
      /** @description True when the decision departs from the suggestion. */
      departs: boolean;
      on: string;
      event: string;
      /** @description The evaluation it rests on. */
      evaluation: string;
      /** @description The decision it rests on. */
      decisionRef: string | null;
      reason: string;
      illustrative: boolean;
    };
    AnswerOnDayDto: {
      /**
       * @description Null when the requirement was left out, which counts as a no.
       * @enum {string|null}
       */
      answer: 'no' | 'not_relevant' | null | 'unknown' | 'yes';
      explanation: string | null;
      /** @enum {string} */
      colour: 'green' | 'red' | 'white' | 'yellow';
      /** @description Green, white, or explained. */
      met: boolean;
      /** @description True when it is the explanation that makes it met. */
      explained: boolean;
    };
    RequirementOnDayDto: {
      id: string;
      /** @description What it is about: `relevance`, `formal`, `strategy`, `governance`. */
      theme: string;
      /**
       * @description The lowest level that asks for it; 0 is the sandbox.
       * @enum {number}
       */
      level: 0 | 1 | 2 | 3;
      /** @description Good advice: no level depends on it. */
      recommendationOnly: boolean;
      titleDa: string;
      titleEn: string;
      /** @description Null when there is no self-assessment, or its set has no such requirement. */
      selfAssessment: components['schemas']['AnswerOnDayDto'] | null;
      /** @description Null when there is no evaluation, or its set has no such requirement. */
      evaluation: components['schemas']['AnswerOnDayDto'] | null;
    };
    LevelInFullDto: {
      product: string;
      name: string;
      /**
       * @description Null before it was admitted.
       * @enum {string|null}
       */
      status: 'admitted' | 'handed_over' | null | 'retired';
      /**
       * @description The level that was decided; 0 is the sandbox, null when none was decided.
       * @enum {number|null}
       */
      level: 0 | 1 | 2 | 3 | null;
      /** @description The first day on that level without a break. */
      since: string | null;
      /**
       * @description The level that the newest evaluation suggests; null is below the sandbox, or not evaluated.
       * @enum {number|null}
       */
      suggested: 0 | 1 | 2 | 3 | null;
      /** @description The day of the newest evaluation. */
      evaluatedOn: string | null;
      /** @description The last day on which the next evaluation is in time: evaluations are twice a year. Null when not in the portfolio. */
      dueBy: string | null;
      /** @description True when that day is past. */
      overdue: boolean;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
      validOn: string;
      knownAt: string;
      position: number;
      /** @description The newest self-assessment. */
      selfAssessment: components['schemas']['ReportOnDayDto'] | null;
      /** @description The newest evaluation. */
      evaluation: components['schemas']['EvaluationOnDayDto'] | null;
      /** @description Every level that was decided by the day, the newest first. */
      levels: components['schemas']['FixedLevelDto'][];
      /** @description Each requirement with what the product and the secretariat say of it. */
      requirements: components['schemas']['RequirementOnDayDto'][];
    };
    AnswerDto: {
      requirement: string;
      /**
       * @description Ja, nej, ikke relevant, ved ikke.
       * @enum {string}
       */
      answer: 'no' | 'not_relevant' | 'unknown' | 'yes';
      /**
       * @description Comply or explain; no names of persons. At most 500 characters; all explanations of a report and its conclusion
       *     together take at most 25,000 bytes, so that every report fits into one event.
       */
      explanation?: string;
    };
    SubmitSelfAssessmentDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      assessmentId: string;
      /** @description The version of the requirements that is answered. */
      setId: string;
      /** @description At most one to each requirement; one that is left out counts as a no. */
      answers: components['schemas']['AnswerDto'][];
    };
    PublishEvaluationDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      evaluationId: string;
      /** @description The self-assessment it looked at. */
      assessmentId?: string;
      /** @description No names of persons. */
      conclusion: string;
      /** @description The version of the requirements that is answered. */
      setId: string;
      /** @description At most one to each requirement; one that is left out counts as a no. */
      answers: components['schemas']['AnswerDto'][];
    };
    FixLevelDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /**
       * @description 0 is the sandbox.
       * @enum {number}
       */
      level: 0 | 1 | 2 | 3;
      /** @description The evaluation it rests on. */
      evaluationId: string;
      /** @description Why; no names of persons. */
      reason: string;
      /** @description True exactly when the level is another than the evaluation suggests; the reason then says why. */
      departs?: boolean;
    };
    OpenFundingRoundDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      roundId: string;
      /** @description An approved project. */
      projectId: string;
      target: components['schemas']['MoneyDto'];
      /** @description What must be raised for the pledges to bind; the target when not given. */
      floor?: components['schemas']['MoneyDto'];
      /** @description Last day on which a pledge can be stated. */
      deadline: string;
      purpose: string;
    };
    PayablePartDto: {
      year: number;
      amount: components['schemas']['MoneyDto'];
    };
    StatePledgeDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      pledgeId: string;
      /** @description Any registered authority; a municipality is its code. */
      authorityId: string;
      conditions?: string;
      amount: components['schemas']['MoneyDto'];
      /** @description By year, each once, summing to the amount; all in the year of the deadline when not given. */
      payable?: components['schemas']['PayablePartDto'][];
    };
    AmendPledgeDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      amount: components['schemas']['MoneyDto'];
      /** @description By year, each once, summing to the amount; all in the year of the deadline when not given. */
      payable?: components['schemas']['PayablePartDto'][];
    };
    PledgeReasonDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    PledgeInKindDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      pledgeId: string;
      authorityId: string;
      hours: number;
      hourlyRate: components['schemas']['MoneyDto'];
    };
    GrantTermsDto: {
      /** @description The least part of the whole that the authorities must pledge in money, in basis points. */
      minCoFinanceBp?: number;
      returnUnused?: boolean;
      auditorRequired?: boolean;
    };
    AwardExternalGrantDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      grantId: string;
      funder: string;
      amount: components['schemas']['MoneyDto'];
      terms: components['schemas']['GrantTermsDto'];
    };
    StateInterimTotalDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      pledges: number;
      /** @description As published; it is kept beside the computed total and never mended. */
      total: components['schemas']['MoneyDto'];
    };
    CloseFundingRoundDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Let the pledges stand although the round did not reach what it needed; that needs a decision. */
      waiveFloor?: boolean;
    };
    ClassWeightsDto: {
      small: number;
      medium: number;
      large: number;
      very_large: number;
    };
    KeyMemberDto: {
      authorityId: string;
      /** @description A whole number as text. Stated for the basis `fixed`, and for an authority that has no figure. */
      weight?: string;
      /** @description The most it will carry of the project as a whole. */
      cap?: components['schemas']['MoneyDto'];
    };
    AdoptAllocationKeyDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      keyId: string;
      /** @description It is used for costs of this day and later ones, until the next key's. */
      validFrom: string;
      /** @enum {string} */
      basis: 'equal' | 'equal_and_inhabitants' | 'fixed' | 'inhabitants' | 'size_class';
      /** @description For `equal_and_inhabitants`: the part that is shared equally, in basis points. */
      equalPartBp?: number;
      /** @description The figures that inhabitants and size classes are taken from. */
      populationSetId?: string;
      sizeTableId?: string;
      /** @description For `size_class`: 1, 2, 3, 4 when not given. */
      classWeights?: components['schemas']['ClassWeightsDto'];
      members: components['schemas']['KeyMemberDto'][];
    };
    PostCostLineDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      lineId: string;
      text: string;
      /** @description Net of VAT; negative for a refund. */
      amount: components['schemas']['MoneyDto'];
    };
    ReverseCostLineDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      reversalId: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    ReportOverrunDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      overrunId: string;
      /** @description What is missing. */
      amount: components['schemas']['MoneyDto'];
      /** @description Why; no names of persons. */
      reason: string;
      /** @description The cost line whose unfunded part it is; without it, the budget is what is exceeded. */
      lineId?: string;
    };
    OverrunPartDto: {
      /** @enum {string} */
      source: 'external' | 'scope_cut' | 'supplementary_calls' | 'surplus';
      amount: components['schemas']['MoneyDto'];
    };
    DecideOverrunFundingDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description Where the money comes from; the parts sum to the overrun. A cut of the scope brings none. */
      parts: components['schemas']['OverrunPartDto'][];
    };
    GrantRefDto: {
      roundId: string;
      grantId: string;
    };
    DispositionDto: {
      /** @enum {string} */
      use: 'carry_forward' | 'further_development' | 'reduce_next_fee' | 'refund';
      amount: components['schemas']['MoneyDto'];
      /** @description The grant that is paid back, for a refund to who gave it; without it the refund is to the authorities. */
      grant?: components['schemas']['GrantRefDto'];
    };
    DecideSurplusDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      surplusId: string;
      /** @description The product of the project, when it is the product that has a surplus. */
      productId?: string;
      amount: components['schemas']['MoneyDto'];
      /** @description What becomes of it; they sum to the amount. */
      dispositions: components['schemas']['DispositionDto'][];
    };
    FeeStepDto: {
      /** @description First day of the step. */
      from: string;
      fee: components['schemas']['MoneyDto'];
    };
    RebateDto: {
      /** @description The project whose funders are let off this much. */
      projectId: string;
      amount: components['schemas']['MoneyDto'];
    };
    RateSheetVersionDto: {
      rateSheetId: string;
      version: number;
    };
    PublishAccessionTermsDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description The accession fee (tilslutningsafgift) by date. */
      steps: components['schemas']['FeeStepDto'][];
      rebates: components['schemas']['RebateDto'][];
      /** @description The part of the yearly fee that a passive accession pays, in basis points. */
      passiveShareBp: number;
      /** @description The yearly fee (vederlag). */
      annualFee: components['schemas']['MoneyDto'];
      /** @description The version of the rate sheet (takstblad) that the fees follow. */
      rateSheet?: components['schemas']['RateSheetVersionDto'];
    };
    RebateForDto: {
      projectId: string;
      /** @description The round in which the authority's pledge stands. */
      roundId: string;
    };
    SignAccessionDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      accessionId: string;
      authorityId: string;
      /** @description The projects it funded, for which the terms give a rebate. */
      rebatesFor?: components['schemas']['RebateForDto'][];
      /** @description A passive accession keeps today's fee and pays a part of the yearly one. */
      passive?: boolean;
    };
    EndAccessionDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description The accession ends on `effectiveOn`, not before this day. */
      noticeGivenOn: string;
      /** @description Why; no names of persons. */
      reason: string;
    };
    BaseFeesDto: {
      small: components['schemas']['MoneyDto'];
      medium: components['schemas']['MoneyDto'];
      large: components['schemas']['MoneyDto'];
      very_large: components['schemas']['MoneyDto'];
    };
    PublishRateSheetDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      rateSheetId: string;
      /** @description What says which class an authority is in. */
      sizeTableId: string;
      /** @description What each class costs before the levy. */
      baseFees: components['schemas']['BaseFeesDto'];
      /** @description What the association takes of a member on top of it, in basis points. */
      memberLevyBp: number;
      /** @description And of everybody else. */
      nonMemberLevyBp: number;
    };
    ClassPriceDto: {
      /** @enum {string} */
      name: 'large' | 'medium' | 'small' | 'very_large';
      base: components['schemas']['MoneyDto'];
      member: components['schemas']['MoneyDto'];
      nonMember: components['schemas']['MoneyDto'];
    };
    RateSheetDto: {
      rateSheet: string;
      version: number;
      sizeTable: string;
      memberLevyBp: number;
      nonMemberLevyBp: number;
      /** @description The base fee of each class, and the price with the levy. */
      classes: components['schemas']['ClassPriceDto'][];
      on: string;
      event: string;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    RateSheetsDto: {
      validOn: string;
      knownAt: string;
      position: number;
      rateSheets: components['schemas']['RateSheetDto'][];
      illustrative: boolean;
    };
    SetMembershipFeeDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description A year that has not begun. */
      year: number;
      amount: components['schemas']['MoneyDto'];
    };
    IndexMembershipFeeDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description A year that has not begun; the fee of the year before is indexed. */
      year: number;
      oldIndex: string;
      newIndex: string;
      /** @description What the board publishes; the value of the formula is kept beside it. */
      amount: components['schemas']['MoneyDto'];
    };
    FeeFormulaDto: {
      feeBefore: components['schemas']['MoneyDto'];
      oldIndex: string;
      newIndex: string;
      /** @description The fee before x new index / old index, rounded half up to the øre. */
      value: components['schemas']['MoneyDto'];
    };
    MembershipFeeDto: {
      year: number;
      /** @description What was published. */
      amount: components['schemas']['MoneyDto'];
      /** @enum {string} */
      how: 'indexed' | 'set';
      /** @description Null for a fee that the general assembly set. */
      formula: components['schemas']['FeeFormulaDto'] | null;
      on: string;
      event: string;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    MembershipFeesDto: {
      validOn: string;
      knownAt: string;
      position: number;
      fees: components['schemas']['MembershipFeeDto'][];
      illustrative: boolean;
    };
    DuesDto: {
      validOn: string;
      knownAt: string;
      position: number;
      authority: string;
      name: string;
      year: number;
      fee: components['schemas']['MembershipFeeDto'];
      /** @enum {string} */
      share: 'full' | 'half' | 'none';
      owes: components['schemas']['MoneyDto'];
      /** @description Why it owes this, in Danish and in English. */
      da: string;
      en: string;
      illustrative: boolean;
    };
    OverrunFundingDto: {
      parts: components['schemas']['OverrunPartDto'][];
      on: string;
      event: string;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    OverrunDto: {
      overrun: string;
      amount: components['schemas']['MoneyDto'];
      reason: string;
      /** @description The cost line whose unfunded part it is; null when the budget is what is exceeded. */
      line: string | null;
      /**
       * @description `fallen`: the line it was about is reversed.
       * @enum {string}
       */
      status: 'fallen' | 'funded' | 'waits';
      funding: components['schemas']['OverrunFundingDto'] | null;
      on: string;
      event: string;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    UnfundedLineDto: {
      line: string;
      text: string;
      amount: components['schemas']['MoneyDto'];
      /** @description The overrun by which it is reported; null while nobody has reported it. */
      overrun: string | null;
      /** @enum {string} */
      status: 'funded' | 'waits';
      illustrative: boolean;
    };
    SurplusDto: {
      dispositions: components['schemas']['DispositionDto'][];
      surplus: string;
      /** @description The product whose surplus it is; null for the project's own. */
      product: string | null;
      amount: components['schemas']['MoneyDto'];
      on: string;
      event: string;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    ProjectBudgetDto: {
      validOn: string;
      knownAt: string;
      position: number;
      project: string;
      name: string;
      /** @description Null while no finance model is set. */
      budget: components['schemas']['MoneyDto'] | null;
      /** @description What decisions on overruns have added to it. */
      added: components['schemas']['MoneyDto'];
      /** @description What the cost lines that stand come to. */
      spent: components['schemas']['MoneyDto'];
      overruns: components['schemas']['OverrunDto'][];
      /** @description The overruns that wait for their funding; while there are any, nothing above the budget is posted. */
      waits: components['schemas']['MoneyDto'];
      /** @description What no ceiling of a key covers, line by line. */
      unfunded: components['schemas']['UnfundedLineDto'][];
      surpluses: components['schemas']['SurplusDto'][];
      illustrative: boolean;
    };
    LogHoursDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      entryId: string;
      authorityId: string;
      /** @description The year they are settled with. */
      year: number;
      /** @enum {string} */
      kind: 'agreed' | 'used';
    };
    SettleHoursDto: {
      /** @description Business date in Europe/Copenhagen; today when not given. */
      effectiveOn?: string;
      /** @description The authority on whose behalf this is asked. */
      onBehalfOf?: string;
      /** @description The decision that allows it: a reference to minutes or to a decision log entry. */
      decisionRef?: string;
      documentRefs?: components['schemas']['DocumentRefDto'][];
      source?: components['schemas']['SourceDto'];
      /** @description The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
      emergency?: string;
      /** @description A year that is over. */
      year: number;
      hourlyRate: components['schemas']['MoneyDto'];
    };
    HoursHeldDto: {
      authority: string;
      name: string;
      agreedMinutes: number;
      usedMinutes: number;
      illustrative: boolean;
    };
    SettledLineDto: {
      authority: string;
      name: string;
      /** @description What was both agreed and used. */
      creditedMinutes: number;
      /** @description What it gave. */
      value: components['schemas']['MoneyDto'];
      /** @description What it is to carry. */
      share: components['schemas']['MoneyDto'];
      /** @description The difference: positive is owed to it, negative it owes. */
      balance: components['schemas']['MoneyDto'];
      weight: string;
      quotient: string;
      remainder: string;
      spare: number;
      /** @description How it was worked out, in Danish and in English. */
      da: string;
      en: string;
    };
    HoursTransferDto: {
      from: string;
      to: string;
      amount: components['schemas']['MoneyDto'];
    };
    HoursSettlementDto: {
      hourlyRate: components['schemas']['MoneyDto'];
      key: string;
      weightSum: string;
      /** @description The value of all hours. */
      total: components['schemas']['MoneyDto'];
      /** @description What changes hands: the sum of the transfers. */
      settled: components['schemas']['MoneyDto'];
      lines: components['schemas']['SettledLineDto'][];
      transfers: components['schemas']['HoursTransferDto'][];
      on: string;
      event: string;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    HoursYearDto: {
      year: number;
      hours: components['schemas']['HoursHeldDto'][];
      /** @description Null until the year is settled. */
      settlement: components['schemas']['HoursSettlementDto'] | null;
    };
    ProjectHoursDto: {
      validOn: string;
      knownAt: string;
      position: number;
      project: string;
      name: string;
      years: components['schemas']['HoursYearDto'][];
      illustrative: boolean;
    };
    PledgeTotalDto: {
      pledges: number;
      total: components['schemas']['MoneyDto'];
    };
    InterimTotalDto: {
      on: string;
      /** @description As somebody published it. */
      stated: components['schemas']['PledgeTotalDto'];
      /** @description What the ledger says of the same day. */
      computed: components['schemas']['PledgeTotalDto'];
      agrees: boolean;
      event: string;
    };
    LatePledgeDto: {
      pledge: string;
      authority: string;
      name: string;
      amount: components['schemas']['MoneyDto'];
      acceptedOn: string;
      event: string;
    };
    FundingRoundDto: {
      round: string;
      /** @description The revision of the round as known then: what `If-Match` takes to amend a pledge. */
      revision: number;
      purpose: string;
      openedOn: string;
      target: components['schemas']['MoneyDto'];
      floor: components['schemas']['MoneyDto'] | null;
      deadline: string;
      closedOn: string | null;
      /** @description Recorded at closing, for ever; null while the round is open. */
      reached: boolean | null;
      /** @description True when a decision let the pledges stand all the same. */
      waivedFloor: boolean;
      /** @description Pledges, grants and hours at closing; null while the round is open. */
      raisedAtClosing: components['schemas']['MoneyDto'] | null;
      /** @description Pledges in force, in money. */
      pledges: number;
      pledged: components['schemas']['MoneyDto'];
      interimTotals: components['schemas']['InterimTotalDto'][];
      latePledges: components['schemas']['LatePledgeDto'][];
      events: string[];
      illustrative: boolean;
    };
    FractionDto: {
      numerator: number | string;
      denominator: number | string;
    };
    ShareDto: {
      authority: string;
      name: string;
      /** @description The pledges in force, in money. */
      pledged: components['schemas']['MoneyDto'];
      /** @description The sum of its shares of the cost lines. */
      allocated: components['schemas']['MoneyDto'];
      /** @description Pledged of the total pledged. */
      fraction: components['schemas']['FractionDto'];
      /** @description Ids of the events it rests on. */
      events: string[];
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    GrantDto: {
      grant: string;
      round: string;
      funder: string;
      amount: components['schemas']['MoneyDto'];
      terms: components['schemas']['GrantTermsDto'];
      /** @description Is the part pledged in money as large as the terms demand? Null when they demand nothing. */
      coFinanceMet: boolean | null;
      event: string;
      illustrative: boolean;
    };
    InKindShareDto: {
      authority: string;
      name: string;
      round: string;
      pledge: string;
      value: components['schemas']['MoneyDto'];
      event: string;
      illustrative: boolean;
    };
    ProjectSharesDto: {
      validOn: string;
      knownAt: string;
      position: number;
      project: string;
      name: string;
      rounds: components['schemas']['FundingRoundDto'][];
      /** @description The pledges in force, in money: the denominator of every fraction. */
      total: components['schemas']['MoneyDto'];
      shares: components['schemas']['ShareDto'][];
      /** @description What has been posted as costs. */
      costs: components['schemas']['MoneyDto'];
      /** @description The part of the costs that no ceiling covers: it is nobody's and waits for a decision. */
      unfunded: components['schemas']['MoneyDto'];
      grants: components['schemas']['GrantDto'][];
      /** @description Hours pledged, at their value. */
      inKind: components['schemas']['InKindShareDto'][];
      illustrative: boolean;
    };
    PledgeStepDto: {
      round: string;
      pledge: string;
      /** @enum {string} */
      change: 'amended' | 'failed' | 'in_kind' | 'late' | 'released' | 'stated' | 'withdrawn';
      /** @description What the pledge is from then on; null when it ends. */
      amount: components['schemas']['MoneyDto'] | null;
      effectiveOn: string;
      recordedAt: string;
      position: number;
      event: string;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    AllocationKeyDto: {
      key: string;
      basis: string;
      validFrom: string;
      equalPartBp: number | null;
      populationSet: string | null;
      sizeTable: string | null;
      event: string;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    RuleDto: {
      name: string;
      version: number;
    };
    ReversalDto: {
      reversal: string;
      reason: string;
      share: components['schemas']['MoneyDto'];
      effectiveOn: string;
      event: string;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    CostStepDto: {
      line: string;
      lineNumber: number;
      text: string;
      amount: components['schemas']['MoneyDto'];
      effectiveOn: string;
      recordedAt: string;
      position: number;
      event: string;
      key: components['schemas']['AllocationKeyDto'];
      rule: components['schemas']['RuleDto'];
      /** @description The part of the amount that was divided by weights. */
      apportioned: components['schemas']['MoneyDto'];
      weight: string;
      weightSum: string;
      quotient: string;
      remainder: string;
      /** @description The spare øre this share got (or, in a refund, gave), by its remainder. */
      spare: number;
      /** @description What was left of the authority's ceiling, and whether that and not the weight decided. */
      ceiling: components['schemas']['MoneyDto'] | null;
      atCeiling: boolean;
      share: components['schemas']['MoneyDto'];
      reversal: components['schemas']['ReversalDto'] | null;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    ShareExplainedDto: {
      validOn: string;
      knownAt: string;
      position: number;
      project: string;
      projectName: string;
      authority: string;
      name: string;
      pledged: components['schemas']['MoneyDto'];
      total: components['schemas']['MoneyDto'];
      fraction: components['schemas']['FractionDto'];
      allocated: components['schemas']['MoneyDto'];
      pledges: components['schemas']['PledgeStepDto'][];
      costLines: components['schemas']['CostStepDto'][];
      illustrative: boolean;
    };
    PledgedShareDto: {
      authority: string;
      name: string;
      pledged: components['schemas']['MoneyDto'];
    };
    SharesOnDateDto: {
      /** @description The day from which this holds, until the next row's. */
      from: string;
      total: components['schemas']['MoneyDto'];
      shares: components['schemas']['PledgedShareDto'][];
      /** @description What changed it on the day. */
      events: string[];
      illustrative: boolean;
    };
    SharesOverTimeDto: {
      validOn: string;
      knownAt: string;
      position: number;
      project: string;
      name: string;
      rows: components['schemas']['SharesOnDateDto'][];
      illustrative: boolean;
    };
    ProjectTotalDto: {
      project: string;
      name: string;
      total: components['schemas']['MoneyDto'];
    };
    ProductSharesDto: {
      validOn: string;
      knownAt: string;
      position: number;
      product: string;
      name: string;
      /** @description The projects that were linked to the product by then. */
      projects: components['schemas']['ProjectTotalDto'][];
      /** @description The pledges in force, in money: the denominator of every fraction. */
      total: components['schemas']['MoneyDto'];
      shares: components['schemas']['ShareDto'][];
      /** @description What has been posted as costs. */
      costs: components['schemas']['MoneyDto'];
      /** @description The part of the costs that no ceiling covers: it is nobody's and waits for a decision. */
      unfunded: components['schemas']['MoneyDto'];
      grants: components['schemas']['GrantDto'][];
      /** @description Hours pledged, at their value. */
      inKind: components['schemas']['InKindShareDto'][];
      illustrative: boolean;
    };
    AuthorityShareDto: {
      project: string;
      name: string;
      pledged: components['schemas']['MoneyDto'];
      allocated: components['schemas']['MoneyDto'];
      /** @description The project's total, the fraction's denominator. */
      total: components['schemas']['MoneyDto'];
      fraction: components['schemas']['FractionDto'];
      events: string[];
      illustrative: boolean;
    };
    AuthoritySharesDto: {
      validOn: string;
      knownAt: string;
      position: number;
      authority: string;
      name: string;
      pledged: components['schemas']['MoneyDto'];
      allocated: components['schemas']['MoneyDto'];
      projects: components['schemas']['AuthorityShareDto'][];
      illustrative: boolean;
    };
    OwnerDto: {
      kind: string;
      id: string | null;
      name: string;
    };
    OwnershipPeriodDto: {
      /** @enum {string} */
      role: 'financier' | 'rights_holder' | 'steward';
      holder: components['schemas']['OwnerDto'];
      /** @description How rights are held: assigned, shared or licensed; null for other roles. */
      model: string | null;
      /** @description A financier's part of the pledges to the product's projects; null for other roles. */
      share: components['schemas']['FractionDto'] | null;
      from: string;
      /** @description Null while it lasts. */
      to: string | null;
      beganBy: string;
      endedBy: string | null;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    OwnershipHistoryDto: {
      validOn: string;
      knownAt: string;
      position: number;
      product: string;
      name: string;
      periods: components['schemas']['OwnershipPeriodDto'][];
      illustrative: boolean;
    };
    MembershipHeldDto: {
      /**
       * @description The part of the year's fee that the first year costs.
       * @enum {string|null}
       */
      feeShare: 'full' | 'half' | null;
      from: string;
      /** @description Null while it lasts. */
      to: string | null;
      beganBy: string;
      endedBy: string | null;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    PayableInYearDto: {
      year: number;
      amount: components['schemas']['MoneyDto'];
    };
    PledgeHeldDto: {
      project: string;
      name: string;
      round: string;
      pledge: string;
      /** @enum {string} */
      kind: 'in_kind' | 'money';
      amount: components['schemas']['MoneyDto'];
      since: string;
      /** @description Accepted after the deadline or the closing, by a decision. */
      late: boolean;
      /** @description True once it can no longer be withdrawn freely. */
      binding: boolean;
      /** @description As stated, or all of it in the year of the round's deadline; nothing for hours in kind. */
      payable: components['schemas']['PayableInYearDto'][];
      event: string;
      illustrative: boolean;
    };
    CommitmentDto: {
      year: number;
      pledged: components['schemas']['MoneyDto'];
      /** @description The part of it that binds. */
      binding: components['schemas']['MoneyDto'];
    };
    AllocatedCostDto: {
      project: string;
      name: string;
      allocated: components['schemas']['MoneyDto'];
      illustrative: boolean;
    };
    AccessionHeldDto: {
      product: string;
      name: string;
      accession: string;
      fee: components['schemas']['MoneyDto'];
      annualFee: components['schemas']['MoneyDto'];
      passive: boolean;
      termsVersion: number;
      from: string;
      /** @description Null while it lasts. */
      to: string | null;
      beganBy: string;
      endedBy: string | null;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    AdoptionHeldDto: {
      product: string;
      name: string;
      /** @enum {string} */
      status: 'ended' | 'in_operation' | 'planned';
      expectedFrom: string | null;
      evidence: string | null;
      supplier: string | null;
      from: string;
      /** @description Null while it lasts. */
      to: string | null;
      beganBy: string;
      endedBy: string | null;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    CoordinatorHeldAreaDto: {
      kind: string;
      id: string | null;
    };
    CoordinatorHeldDto: {
      coordinator: string;
      area: components['schemas']['CoordinatorHeldAreaDto'];
      staffBuyoutBp: number | null;
      from: string;
      /** @description Null while it lasts. */
      to: string | null;
      beganBy: string;
      endedBy: string | null;
      /** @description True when it rests on invented data. */
      illustrative: boolean;
    };
    PositionDto: {
      validOn: string;
      knownAt: string;
      position: number;
      authority: string;
      name: string;
      /** @description Is it a member on the day? */
      member: boolean;
      memberships: components['schemas']['MembershipHeldDto'][];
      pledges: components['schemas']['PledgeHeldDto'][];
      /** @description Pledges in force, in money. */
      pledged: components['schemas']['MoneyDto'];
      /** @description Hours pledged, at their value. */
      inKind: components['schemas']['MoneyDto'];
      commitments: components['schemas']['CommitmentDto'][];
      costs: components['schemas']['AllocatedCostDto'][];
      allocated: components['schemas']['MoneyDto'];
      accessions: components['schemas']['AccessionHeldDto'][];
      /** @description The yearly fees of the accessions in force. */
      annualFees: components['schemas']['MoneyDto'];
      adoptions: components['schemas']['AdoptionHeldDto'][];
      coordinators: components['schemas']['CoordinatorHeldDto'][];
      illustrative: boolean;
    };
    SubjectDto: {
      /** @enum {string} */
      kind: 'authority' | 'product' | 'project';
      id: string;
      name: string;
    };
    TimelineEntryDto: {
      effectiveOn: string;
      recordedAt: string;
      position: number;
      event: string;
      type: string;
      /** @description The event in a Danish sentence. */
      da: string;
      /** @description The event in an English sentence. */
      en: string;
      /** @description The subject's own part where the event concerns several, such as its share of a cost. */
      amount: components['schemas']['MoneyDto'] | null;
      illustrative: boolean;
      source: components['schemas']['SourceDto'] | null;
      decisionRef: string | null;
      documentRefs: components['schemas']['DocumentRefDto'][];
    };
    TimelineDto: {
      validOn: string;
      knownAt: string;
      position: number;
      subject: components['schemas']['SubjectDto'];
      entries: components['schemas']['TimelineEntryDto'][];
      /** @description Where the next page begins; null on the last. Ask for it with the same dates and `knownAt` this `position`. */
      next: string | null;
      illustrative: boolean;
    };
    GapKindDto: {
      /** @enum {string} */
      type:
        | 'AccessFounded'
        | 'AccessionEnded'
        | 'AccessionSigned'
        | 'AccessionTermsPublished'
        | 'AdoptionEnded'
        | 'AdoptionPlanned'
        | 'AdoptionStarted'
        | 'AgendaItemAdded'
        | 'AllocationKeyAdopted'
        | 'ApprovalDelegated'
        | 'ApprovalLimitsSet'
        | 'AttendanceRecorded'
        | 'AuthorityCorrected'
        | 'AuthorityRegistered'
        | 'BallotHeld'
        | 'BodyClosed'
        | 'BodyEstablished'
        | 'BylawsAdopted'
        | 'ChangeAmended'
        | 'ChangeApproved'
        | 'ChangeCompleted'
        | 'ChangeDeclined'
        | 'ChangeProposed'
        | 'ChangeWithdrawn'
        | 'CollaborationAgreementConcluded'
        | 'CollaborationAgreementEnded'
        | 'CollaborationAgreementRenewed'
        | 'ContactRefChanged'
        | 'CoordinatorAppointed'
        | 'CoordinatorReleased'
        | 'CostLinePosted'
        | 'CostLineReversed'
        | 'DecisionPaperSubmitted'
        | 'DecisionRegistered'
        | 'DecisionRevoked'
        | 'DecisionSuperseded'
        | 'DecisionTaken'
        | 'DelegationEnded'
        | 'DeputySeated'
        | 'EmergencyConfirmed'
        | 'EmergencyDeclared'
        | 'EmergencyReviewed'
        | 'EvaluationPublished'
        | 'ExclusionRatified'
        | 'ExclusionRejected'
        | 'ExternalGrantAwarded'
        | 'FinanceModelSet'
        | 'FundingRoundClosed'
        | 'FundingRoundOpened'
        | 'HoursLogged'
        | 'HoursSettled'
        | 'InKindPledged'
        | 'InterimTotalStated'
        | 'LatePledgeAccepted'
        | 'LicenceChanged'
        | 'MeetingCalled'
        | 'MeetingCancelled'
        | 'MemberExcluded'
        | 'MembershipDeemedWithdrawn'
        | 'MembershipExcluded'
        | 'MembershipFeeIndexed'
        | 'MembershipFeeSet'
        | 'MembershipReinstated'
        | 'MembershipStarted'
        | 'MembershipWithdrawn'
        | 'MilestoneAccepted'
        | 'MilestoneDelivered'
        | 'MinutesApproved'
        | 'MinutesPublished'
        | 'NeedAddressed'
        | 'NeedRegistered'
        | 'NeedSupportWithdrawn'
        | 'NeedSupported'
        | 'OverrunFundingDecided'
        | 'OverrunReported'
        | 'ParticipantJoined'
        | 'ParticipantLeft'
        | 'PaymentDemandSent'
        | 'PersonErased'
        | 'PersonRegistered'
        | 'PledgeAmended'
        | 'PledgeReleased'
        | 'PledgeStated'
        | 'PledgeWithdrawn'
        | 'PopulationSetImported'
        | 'PreStudyCompleted'
        | 'ProductAdmitted'
        | 'ProductHandedOver'
        | 'ProductLevelFixed'
        | 'ProductRetired'
        | 'ProjectApproved'
        | 'ProjectClosed'
        | 'ProjectFundingRecorded'
        | 'ProjectLinkedToProduct'
        | 'ProjectPaused'
        | 'ProjectProposed'
        | 'ProjectRejected'
        | 'ProjectResumed'
        | 'ProjectStarted'
        | 'PublicReadingSet'
        | 'RateSheetPublished'
        | 'RequirementSetAdopted'
        | 'RightsTransferred'
        | 'RoleDeclined'
        | 'RoleGranted'
        | 'RoleProposed'
        | 'RoleRevoked'
        | 'SeatFilled'
        | 'SeatVacated'
        | 'SelfAssessmentSubmitted'
        | 'SizeTableAdopted'
        | 'StewardAppointed'
        | 'StewardEnded'
        | 'SupplierAffiliated'
        | 'SupplierAffiliationEnded'
        | 'SupplierEngaged'
        | 'SupplierPartnershipEnded'
        | 'SupplierPartnershipStarted'
        | 'SupplierRegistered'
        | 'SurplusDispositionDecided'
        | 'TermsOfReferenceSet'
        | 'UsageConfirmed'
        | 'VersionReleased';
      da: string;
      en: string;
      count: number;
      sum: components['schemas']['MoneyDto'];
    };
    TraceGapDto: {
      /** @enum {string} */
      type:
        | 'AccessFounded'
        | 'AccessionEnded'
        | 'AccessionSigned'
        | 'AccessionTermsPublished'
        | 'AdoptionEnded'
        | 'AdoptionPlanned'
        | 'AdoptionStarted'
        | 'AgendaItemAdded'
        | 'AllocationKeyAdopted'
        | 'ApprovalDelegated'
        | 'ApprovalLimitsSet'
        | 'AttendanceRecorded'
        | 'AuthorityCorrected'
        | 'AuthorityRegistered'
        | 'BallotHeld'
        | 'BodyClosed'
        | 'BodyEstablished'
        | 'BylawsAdopted'
        | 'ChangeAmended'
        | 'ChangeApproved'
        | 'ChangeCompleted'
        | 'ChangeDeclined'
        | 'ChangeProposed'
        | 'ChangeWithdrawn'
        | 'CollaborationAgreementConcluded'
        | 'CollaborationAgreementEnded'
        | 'CollaborationAgreementRenewed'
        | 'ContactRefChanged'
        | 'CoordinatorAppointed'
        | 'CoordinatorReleased'
        | 'CostLinePosted'
        | 'CostLineReversed'
        | 'DecisionPaperSubmitted'
        | 'DecisionRegistered'
        | 'DecisionRevoked'
        | 'DecisionSuperseded'
        | 'DecisionTaken'
        | 'DelegationEnded'
        | 'DeputySeated'
        | 'EmergencyConfirmed'
        | 'EmergencyDeclared'
        | 'EmergencyReviewed'
        | 'EvaluationPublished'
        | 'ExclusionRatified'
        | 'ExclusionRejected'
        | 'ExternalGrantAwarded'
        | 'FinanceModelSet'
        | 'FundingRoundClosed'
        | 'FundingRoundOpened'
        | 'HoursLogged'
        | 'HoursSettled'
        | 'InKindPledged'
        | 'InterimTotalStated'
        | 'LatePledgeAccepted'
        | 'LicenceChanged'
        | 'MeetingCalled'
        | 'MeetingCancelled'
        | 'MemberExcluded'
        | 'MembershipDeemedWithdrawn'
        | 'MembershipExcluded'
        | 'MembershipFeeIndexed'
        | 'MembershipFeeSet'
        | 'MembershipReinstated'
        | 'MembershipStarted'
        | 'MembershipWithdrawn'
        | 'MilestoneAccepted'
        | 'MilestoneDelivered'
        | 'MinutesApproved'
        | 'MinutesPublished'
        | 'NeedAddressed'
        | 'NeedRegistered'
        | 'NeedSupportWithdrawn'
        | 'NeedSupported'
        | 'OverrunFundingDecided'
        | 'OverrunReported'
        | 'ParticipantJoined'
        | 'ParticipantLeft'
        | 'PaymentDemandSent'
        | 'PersonErased'
        | 'PersonRegistered'
        | 'PledgeAmended'
        | 'PledgeReleased'
        | 'PledgeStated'
        | 'PledgeWithdrawn'
        | 'PopulationSetImported'
        | 'PreStudyCompleted'
        | 'ProductAdmitted'
        | 'ProductHandedOver'
        | 'ProductLevelFixed'
        | 'ProductRetired'
        | 'ProjectApproved'
        | 'ProjectClosed'
        | 'ProjectFundingRecorded'
        | 'ProjectLinkedToProduct'
        | 'ProjectPaused'
        | 'ProjectProposed'
        | 'ProjectRejected'
        | 'ProjectResumed'
        | 'ProjectStarted'
        | 'PublicReadingSet'
        | 'RateSheetPublished'
        | 'RequirementSetAdopted'
        | 'RightsTransferred'
        | 'RoleDeclined'
        | 'RoleGranted'
        | 'RoleProposed'
        | 'RoleRevoked'
        | 'SeatFilled'
        | 'SeatVacated'
        | 'SelfAssessmentSubmitted'
        | 'SizeTableAdopted'
        | 'StewardAppointed'
        | 'StewardEnded'
        | 'SupplierAffiliated'
        | 'SupplierAffiliationEnded'
        | 'SupplierEngaged'
        | 'SupplierPartnershipEnded'
        | 'SupplierPartnershipStarted'
        | 'SupplierRegistered'
        | 'SurplusDispositionDecided'
        | 'TermsOfReferenceSet'
        | 'UsageConfirmed'
        | 'VersionReleased';
      effectiveOn: string;
      position: number;
      event: string;
      da: string;
      en: string;
      amount: components['schemas']['MoneyDto'];
      /** @description What the event names although no such decision is recorded; null when it names none. */
      decisionRef: string | null;
      illustrative: boolean;
    };
    TraceGapsDto: {
      validOn: string;
      knownAt: string;
      position: number;
      /** @description All of them in the stretch of days, also those on other pages. */
      count: number;
      sum: components['schemas']['MoneyDto'];
      kinds: components['schemas']['GapKindDto'][];
      gaps: components['schemas']['TraceGapDto'][];
      /** @description Where the next page begins; null on the last. Ask for it with the same dates and `knownAt` this `position`. */
      next: string | null;
      illustrative: boolean;
    };
    TraceMeaningDto: {
      kind: string;
      /** @description What to ask for when only this is meant: `product:os2mo`. */
      ask: string;
      da: string;
      en: string;
    };
    TraceStepDto: {
      /** @description How far down it stands: a step belongs under the nearest one above it with a smaller depth. */
      depth: number;
      /** @enum {string} */
      kind:
        | 'allowance'
        | 'ballot'
        | 'body'
        | 'decision'
        | 'document'
        | 'ended'
        | 'event'
        | 'follows'
        | 'gap'
        | 'inherited'
        | 'mandate'
        | 'meeting'
        | 'minutes'
        | 'rested'
        | 'sum'
        | 'thing';
      da: string;
      en: string;
      /** @description What to ask a trace of to go on from here; null where there is no more to see. */
      ask: string | null;
      effectiveOn: string | null;
      position: number | null;
      event: string | null;
      amount: components['schemas']['MoneyDto'] | null;
      /** @description The part of the decision's frame that the amount is. */
      ofFrame: components['schemas']['FractionDto'] | null;
      /** @description What a reader should look at twice: `gap`, `late`, `after_end`, `over_frame`, … */
      marks: ('after_end' | 'ended' | 'gap' | 'late' | 'missing' | 'over_frame' | 'uncovered')[];
      illustrative: boolean;
    };
    TraceSumDto: {
      /**
       * @description The kind of event.
       * @enum {string}
       */
      type:
        | 'AccessFounded'
        | 'AccessionEnded'
        | 'AccessionSigned'
        | 'AccessionTermsPublished'
        | 'AdoptionEnded'
        | 'AdoptionPlanned'
        | 'AdoptionStarted'
        | 'AgendaItemAdded'
        | 'AllocationKeyAdopted'
        | 'ApprovalDelegated'
        | 'ApprovalLimitsSet'
        | 'AttendanceRecorded'
        | 'AuthorityCorrected'
        | 'AuthorityRegistered'
        | 'BallotHeld'
        | 'BodyClosed'
        | 'BodyEstablished'
        | 'BylawsAdopted'
        | 'ChangeAmended'
        | 'ChangeApproved'
        | 'ChangeCompleted'
        | 'ChangeDeclined'
        | 'ChangeProposed'
        | 'ChangeWithdrawn'
        | 'CollaborationAgreementConcluded'
        | 'CollaborationAgreementEnded'
        | 'CollaborationAgreementRenewed'
        | 'ContactRefChanged'
        | 'CoordinatorAppointed'
        | 'CoordinatorReleased'
        | 'CostLinePosted'
        | 'CostLineReversed'
        | 'DecisionPaperSubmitted'
        | 'DecisionRegistered'
        | 'DecisionRevoked'
        | 'DecisionSuperseded'
        | 'DecisionTaken'
        | 'DelegationEnded'
        | 'DeputySeated'
        | 'EmergencyConfirmed'
        | 'EmergencyDeclared'
        | 'EmergencyReviewed'
        | 'EvaluationPublished'
        | 'ExclusionRatified'
        | 'ExclusionRejected'
        | 'ExternalGrantAwarded'
        | 'FinanceModelSet'
        | 'FundingRoundClosed'
        | 'FundingRoundOpened'
        | 'HoursLogged'
        | 'HoursSettled'
        | 'InKindPledged'
        | 'InterimTotalStated'
        | 'LatePledgeAccepted'
        | 'LicenceChanged'
        | 'MeetingCalled'
        | 'MeetingCancelled'
        | 'MemberExcluded'
        | 'MembershipDeemedWithdrawn'
        | 'MembershipExcluded'
        | 'MembershipFeeIndexed'
        | 'MembershipFeeSet'
        | 'MembershipReinstated'
        | 'MembershipStarted'
        | 'MembershipWithdrawn'
        | 'MilestoneAccepted'
        | 'MilestoneDelivered'
        | 'MinutesApproved'
        | 'MinutesPublished'
        | 'NeedAddressed'
        | 'NeedRegistered'
        | 'NeedSupportWithdrawn'
        | 'NeedSupported'
        | 'OverrunFundingDecided'
        | 'OverrunReported'
        | 'ParticipantJoined'
        | 'ParticipantLeft'
        | 'PaymentDemandSent'
        | 'PersonErased'
        | 'PersonRegistered'
        | 'PledgeAmended'
        | 'PledgeReleased'
        | 'PledgeStated'
        | 'PledgeWithdrawn'
        | 'PopulationSetImported'
        | 'PreStudyCompleted'
        | 'ProductAdmitted'
        | 'ProductHandedOver'
        | 'ProductLevelFixed'
        | 'ProductRetired'
        | 'ProjectApproved'
        | 'ProjectClosed'
        | 'ProjectFundingRecorded'
        | 'ProjectLinkedToProduct'
        | 'ProjectPaused'
        | 'ProjectProposed'
        | 'ProjectRejected'
        | 'ProjectResumed'
        | 'ProjectStarted'
        | 'PublicReadingSet'
        | 'RateSheetPublished'
        | 'RequirementSetAdopted'
        | 'RightsTransferred'
        | 'RoleDeclined'
        | 'RoleGranted'
        | 'RoleProposed'
        | 'RoleRevoked'
        | 'SeatFilled'
        | 'SeatVacated'
        | 'SelfAssessmentSubmitted'
        | 'SizeTableAdopted'
        | 'StewardAppointed'
        | 'StewardEnded'
        | 'SupplierAffiliated'
        | 'SupplierAffiliationEnded'
        | 'SupplierEngaged'
        | 'SupplierPartnershipEnded'
        | 'SupplierPartnershipStarted'
        | 'SupplierRegistered'
        | 'SurplusDispositionDecided'
        | 'TermsOfReferenceSet'
        | 'UsageConfirmed'
        | 'VersionReleased';
      decision: string;
      da: string;
      en: string;
      /** @description True for what inherits the decision, false for what names it. */
      inherited: boolean;
      count: number;
      /** @description Null for events that are not about money. */
      sum: components['schemas']['MoneyDto'] | null;
      /** @description How many of them are dated on or after the day on which the decision was revoked or superseded. */
      afterEnd: number;
    };
    TraceDto: {
      validOn: string;
      knownAt: string;
      position: number;
      asked: string;
      /** @description What it can mean. When it is more than one thing there are no steps: ask again for one of them. */
      meanings: components['schemas']['TraceMeaningDto'][];
      /** @description The walk from the top down. */
      steps: components['schemas']['TraceStepDto'][];
      /** @description What rests on each decision in the walk, by kind of event. */
      sums: components['schemas']['TraceSumDto'][];
      illustrative: boolean;
    };
    FiledDocumentDto: {
      /** @enum {string} */
      type:
        | 'AccessFounded'
        | 'AccessionEnded'
        | 'AccessionSigned'
        | 'AccessionTermsPublished'
        | 'AdoptionEnded'
        | 'AdoptionPlanned'
        | 'AdoptionStarted'
        | 'AgendaItemAdded'
        | 'AllocationKeyAdopted'
        | 'ApprovalDelegated'
        | 'ApprovalLimitsSet'
        | 'AttendanceRecorded'
        | 'AuthorityCorrected'
        | 'AuthorityRegistered'
        | 'BallotHeld'
        | 'BodyClosed'
        | 'BodyEstablished'
        | 'BylawsAdopted'
        | 'ChangeAmended'
        | 'ChangeApproved'
        | 'ChangeCompleted'
        | 'ChangeDeclined'
        | 'ChangeProposed'
        | 'ChangeWithdrawn'
        | 'CollaborationAgreementConcluded'
        | 'CollaborationAgreementEnded'
        | 'CollaborationAgreementRenewed'
        | 'ContactRefChanged'
        | 'CoordinatorAppointed'
        | 'CoordinatorReleased'
        | 'CostLinePosted'
        | 'CostLineReversed'
        | 'DecisionPaperSubmitted'
        | 'DecisionRegistered'
        | 'DecisionRevoked'
        | 'DecisionSuperseded'
        | 'DecisionTaken'
        | 'DelegationEnded'
        | 'DeputySeated'
        | 'EmergencyConfirmed'
        | 'EmergencyDeclared'
        | 'EmergencyReviewed'
        | 'EvaluationPublished'
        | 'ExclusionRatified'
        | 'ExclusionRejected'
        | 'ExternalGrantAwarded'
        | 'FinanceModelSet'
        | 'FundingRoundClosed'
        | 'FundingRoundOpened'
        | 'HoursLogged'
        | 'HoursSettled'
        | 'InKindPledged'
        | 'InterimTotalStated'
        | 'LatePledgeAccepted'
        | 'LicenceChanged'
        | 'MeetingCalled'
        | 'MeetingCancelled'
        | 'MemberExcluded'
        | 'MembershipDeemedWithdrawn'
        | 'MembershipExcluded'
        | 'MembershipFeeIndexed'
        | 'MembershipFeeSet'
        | 'MembershipReinstated'
        | 'MembershipStarted'
        | 'MembershipWithdrawn'
        | 'MilestoneAccepted'
        | 'MilestoneDelivered'
        | 'MinutesApproved'
        | 'MinutesPublished'
        | 'NeedAddressed'
        | 'NeedRegistered'
        | 'NeedSupportWithdrawn'
        | 'NeedSupported'
        | 'OverrunFundingDecided'
        | 'OverrunReported'
        | 'ParticipantJoined'
        | 'ParticipantLeft'
        | 'PaymentDemandSent'
        | 'PersonErased'
        | 'PersonRegistered'
        | 'PledgeAmended'
        | 'PledgeReleased'
        | 'PledgeStated'
        | 'PledgeWithdrawn'
        | 'PopulationSetImported'
        | 'PreStudyCompleted'
        | 'ProductAdmitted'
        | 'ProductHandedOver'
        | 'ProductLevelFixed'
        | 'ProductRetired'
        | 'ProjectApproved'
        | 'ProjectClosed'
        | 'ProjectFundingRecorded'
        | 'ProjectLinkedToProduct'
        | 'ProjectPaused'
        | 'ProjectProposed'
        | 'ProjectRejected'
        | 'ProjectResumed'
        | 'ProjectStarted'
        | 'PublicReadingSet'
        | 'RateSheetPublished'
        | 'RequirementSetAdopted'
        | 'RightsTransferred'
        | 'RoleDeclined'
        | 'RoleGranted'
        | 'RoleProposed'
        | 'RoleRevoked'
        | 'SeatFilled'
        | 'SeatVacated'
        | 'SelfAssessmentSubmitted'
        | 'SizeTableAdopted'
        | 'StewardAppointed'
        | 'StewardEnded'
        | 'SupplierAffiliated'
        | 'SupplierAffiliationEnded'
        | 'SupplierEngaged'
        | 'SupplierPartnershipEnded'
        | 'SupplierPartnershipStarted'
        | 'SupplierRegistered'
        | 'SurplusDispositionDecided'
        | 'TermsOfReferenceSet'
        | 'UsageConfirmed'
        | 'VersionReleased';
      /** @description The document's own date; that of its event when it has none. */
      on: string;
      /** @enum {string|null} */
      direction: 'internal' | null | 'received' | 'sent';
      title: string;
      sha256: string | null;
      url: string | null;
      /** @description The event it stands in. */
      event: string;
      position: number;
      da: string;
      en: string;
      effectiveOn: string;
      recordedAt: string;
      illustrative: boolean;
    };
    DocumentRegisterDto: {
      validOn: string;
      knownAt: string;
      position: number;
      documents: components['schemas']['FiledDocumentDto'][];
      next: string | null;
      illustrative: boolean;
    };
    CaseEventDto: {
      /** @enum {string|null} */
      type:
        | 'AccessFounded'
        | 'AccessionEnded'
        | 'AccessionSigned'
        | 'AccessionTermsPublished'
        | 'AdoptionEnded'
        | 'AdoptionPlanned'
        | 'AdoptionStarted'
        | 'AgendaItemAdded'
        | 'AllocationKeyAdopted'
        | 'ApprovalDelegated'
        | 'ApprovalLimitsSet'
        | 'AttendanceRecorded'
        | 'AuthorityCorrected'
        | 'AuthorityRegistered'
        | 'BallotHeld'
        | 'BodyClosed'
        | 'BodyEstablished'
        | 'BylawsAdopted'
        | 'ChangeAmended'
        | 'ChangeApproved'
        | 'ChangeCompleted'
        | 'ChangeDeclined'
        | 'ChangeProposed'
        | 'ChangeWithdrawn'
        | 'CollaborationAgreementConcluded'
        | 'CollaborationAgreementEnded'
        | 'CollaborationAgreementRenewed'
        | 'ContactRefChanged'
        | 'CoordinatorAppointed'
        | 'CoordinatorReleased'
        | 'CostLinePosted'
        | 'CostLineReversed'
        | 'DecisionPaperSubmitted'
        | 'DecisionRegistered'
        | 'DecisionRevoked'
        | 'DecisionSuperseded'
        | 'DecisionTaken'
        | 'DelegationEnded'
        | 'DeputySeated'
        | 'EmergencyConfirmed'
        | 'EmergencyDeclared'
        | 'EmergencyReviewed'
        | 'EvaluationPublished'
        | 'ExclusionRatified'
        | 'ExclusionRejected'
        | 'ExternalGrantAwarded'
        | 'FinanceModelSet'
        | 'FundingRoundClosed'
        | 'FundingRoundOpened'
        | 'HoursLogged'
        | 'HoursSettled'
        | 'InKindPledged'
        | 'InterimTotalStated'
        | 'LatePledgeAccepted'
        | 'LicenceChanged'
        | 'MeetingCalled'
        | 'MeetingCancelled'
        | 'MemberExcluded'
        | 'MembershipDeemedWithdrawn'
        | 'MembershipExcluded'
        | 'MembershipFeeIndexed'
        | 'MembershipFeeSet'
        | 'MembershipReinstated'
        | 'MembershipStarted'
        | 'MembershipWithdrawn'
        | 'MilestoneAccepted'
        | 'MilestoneDelivered'
        | 'MinutesApproved'
        | 'MinutesPublished'
        | 'NeedAddressed'
        | 'NeedRegistered'
        | 'NeedSupportWithdrawn'
        | 'NeedSupported'
        | 'OverrunFundingDecided'
        | 'OverrunReported'
        | 'ParticipantJoined'
        | 'ParticipantLeft'
        | 'PaymentDemandSent'
        | 'PersonErased'
        | 'PersonRegistered'
        | 'PledgeAmended'
        | 'PledgeReleased'
        | 'PledgeStated'
        | 'PledgeWithdrawn'
        | 'PopulationSetImported'
        | 'PreStudyCompleted'
        | 'ProductAdmitted'
        | 'ProductHandedOver'
        | 'ProductLevelFixed'
        | 'ProductRetired'
        | 'ProjectApproved'
        | 'ProjectClosed'
        | 'ProjectFundingRecorded'
        | 'ProjectLinkedToProduct'
        | 'ProjectPaused'
        | 'ProjectProposed'
        | 'ProjectRejected'
        | 'ProjectResumed'
        | 'ProjectStarted'
        | 'PublicReadingSet'
        | 'RateSheetPublished'
        | 'RequirementSetAdopted'
        | 'RightsTransferred'
        | 'RoleDeclined'
        | 'RoleGranted'
        | 'RoleProposed'
        | 'RoleRevoked'
        | 'SeatFilled'
        | 'SeatVacated'
        | 'SelfAssessmentSubmitted'
        | 'SizeTableAdopted'
        | 'StewardAppointed'
        | 'StewardEnded'
        | 'SupplierAffiliated'
        | 'SupplierAffiliationEnded'
        | 'SupplierEngaged'
        | 'SupplierPartnershipEnded'
        | 'SupplierPartnershipStarted'
        | 'SupplierRegistered'
        | 'SurplusDispositionDecided'
        | 'TermsOfReferenceSet'
        | 'UsageConfirmed'
        | 'VersionReleased'
        | null;
      /** @description What the event holds beside its grounds. */
      data: {
        [key: string]: unknown;
      } | null;
      number: number;
      effectiveOn: string;
      /** @description Why it is withheld; null for an event that is shown, and then the rest is there. */
      withheld: string | null;
      recordedAt: string | null;
      position: number | null;
      event: string | null;
      da: string | null;
      en: string | null;
      /** @description True for an event of a decision that something in the case rests on. */
      decision: boolean | null;
      decisionRef: string | null;
      source: components['schemas']['SourceDto'] | null;
      documents: components['schemas']['DocumentRefDto'][];
      illustrative: boolean;
    };
    CaseExportDto: {
      validOn: string;
      knownAt: string;
      position: number;
      about: string;
      name: string;
      from: string | null;
      until: string | null;
      count: number;
      withheld: number;
      documents: number;
      events: components['schemas']['CaseEventDto'][];
      illustrative: boolean;
    };
    DemoPersonDto: {
      role: string;
      /** @enum {string} */
      office?: 'chair' | 'treasurer';
      nameDa: string;
      nameEn: string;
    };
    SessionDto: {
      /** @enum {string} */
      kind: 'anonymous' | 'operator' | 'person' | 'system';
      /** @description The opaque account, as events hold it. */
      account?: string;
      /** @description When the session ends at the latest; only with a session. */
      endsAt?: string;
      /** @description The OpenID Connect issuer that vouches for callers. */
      issuer: string;
      /** @description What an access token has to be for. */
      audience: string;
      /** @description Browsers can log in. */
      login: boolean;
      /** @description Anybody can be anyone: nothing here is safe. */
      demo: boolean;
      person?: components['schemas']['DemoPersonDto'];
    };
    LoggedOutDto: {
      /** @description Where the browser has to go so that the login at the issuer ends too; null when there is no such place. */
      continueTo: string | null;
    };
    RegisterPersonDto: {
      name: string;
      /** Format: email */
      email?: string | null;
      /** @description Digits with the usual marks between; another country's begins with `+` or `00`. */
      phone?: string | null;
      organisation?: string | null;
      /** @description The first day on which the person may be erased; for accounting material 1 January of the sixth year after the accounting year. */
      retentionUntil?: string | null;
      /**
       * @description What the day rests on; `bookkeeping` when not given.
       * @enum {string|null}
       */
      retentionReason?: 'archives' | 'bookkeeping' | 'legal_claim' | null;
    };
    PersonReceiptDto: {
      stream: string;
      /** @description Revision of the stream after the command; also its ETag. */
      revision: number;
      /** @description Position in the whole log of the last event recorded. */
      position: number;
      /** @description Ids of the events, in order; empty when there was nothing to do. */
      events: string[];
      /** @description When others have to approve it (202): then this is the receipt of the proposal, and nothing else was recorded. */
      waiting?: components['schemas']['WaitingDto'];
      /** @description The reference that events hold. */
      personRef: string;
    };
    ErasureDto: {
      /** @description Its place in the list, from 1 on without gaps. */
      number: number;
      personRef: string;
      at: string;
    };
    ErasuresDto: {
      erasures: components['schemas']['ErasureDto'][];
      /** @description Ask with `after` set to this for what comes then. */
      next: number;
    };
    ErasureToReplayDto: {
      /** Format: uuid */
      personRef: string;
      /** @description When it was erased, as the list says. */
      at: string;
    };
    ReplayErasuresDto: {
      /** @description Of the list, in its order; at most 1,000 at a time. */
      erasures: components['schemas']['ErasureToReplayDto'][];
    };
    ReplayedErasuresDto: {
      lines: number;
      /** @description How many of them this database did not know. */
      replayed: number;
    };
    PersonDto: {
      name: string;
      email: string | null;
      phone: string | null;
      organisation: string | null;
      retentionUntil: string | null;
      /** @enum {string|null} */
      retentionReason: 'archives' | 'bookkeeping' | 'legal_claim' | null;
      registeredAt: string;
      changedAt: string;
      personRef: string;
      /** @description 1 when registered, one more with every change; also the ETag. */
      version: number;
    };
    ChangePersonDto: {
      name?: string;
      /** Format: email */
      email?: string | null;
      /** @description Digits with the usual marks between; another country's begins with `+` or `00`. */
      phone?: string | null;
      organisation?: string | null;
      /** @description The first day on which the person may be erased; for accounting material 1 January of the sixth year after the accounting year. */
      retentionUntil?: string | null;
      /**
       * @description What the day rests on; `bookkeeping` when not given.
       * @enum {string|null}
       */
      retentionReason?: 'archives' | 'bookkeeping' | 'legal_claim' | null;
    };
    HeldPersonDto: {
      personRef: string;
      /** @description 1 when registered, one more with every change; also the ETag. */
      version: number;
    };
    ErasePersonDto: {
      /** @description The day on which the person, or whoever decided it, asked. */
      requestedOn: string;
      /**
       * @description The ground, by article 17(1) of the General Data Protection Regulation.
       * @enum {string}
       */
      reason: 'consent_withdrawn' | 'legal_obligation' | 'no_longer_needed' | 'objection' | 'unlawful';
    };
    PersonAccessDto: {
      number: number;
      /** @description Opaque account id of who looked. */
      account: string;
      /** @description As stated; `[erased]` where it would have told who the person was. */
      purpose: string;
      at: string;
    };
    PersonAccessesDto: {
      personRef: string;
      /** @description The instant of the erasure; null while the person is held. */
      erasedAt: string | null;
      accesses: components['schemas']['PersonAccessDto'][];
      next: number;
    };
    LogDto: {
      /** @description The log's own name, which is inside every event. */
      name: string;
      events: number;
      /** @description Instant of the last event; null in an empty book. */
      at: string | null;
    };
    StoppedDto: {
      position: number;
      reason: string;
    };
    RunnerOwnerDto: {
      /** @description Host, process id and a random part. */
      replica: string;
      /** @description Grows by one with every owner. */
      epoch: number;
      /** @description Since when, by the database server's clock. */
      since: string;
    };
    RunnerStatusDto: {
      name: string;
      /** @enum {string} */
      kind: 'reactor' | 'read model';
      /** @description Last position applied; -1 before the first. */
      position: number;
      /** @description Events of the log not yet applied. */
      lag: number;
      /**
       * @description `unowned`: it lags, and for more than a handover's time no process has worked on it.
       * @enum {string}
       */
      state: 'catching up' | 'running' | 'stopped' | 'unowned';
      /** @description Where and why it stopped; it tries again by itself, and never skips. */
      stopped?: components['schemas']['StoppedDto'];
      /** @description The process that works on it; null when none does. */
      owner: components['schemas']['RunnerOwnerDto'] | null;
    };
    StatusDto: {
      /**
       * @description `ready`, or why not.
       * @enum {string}
       */
      status: 'behind' | 'database unavailable' | 'ready' | 'starting' | 'stopped' | 'unowned';
      log: components['schemas']['LogDto'];
      runners: components['schemas']['RunnerStatusDto'][];
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      /** @description Stable: programs may rely on it. */
      code: string;
      /** @description English. */
      detail: string;
      /** @description Danish. */
      detailDa: string;
      /** @description JSON pointer of the field to mend. */
      pointer?: string;
      /** @description The paragraph the refusal rests on. */
      rule?: string;
      errors?: {
        pointer?: string;
        code?: string;
        message?: string;
        messageDa?: string;
      }[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  Authorities_list: {
    parameters: {
      query?: {
        kind?: 'municipality' | 'other' | 'region' | 'state';
        membersOnly?: 'false' | 'true';
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthoritiesOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_register: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterAuthorityDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_get: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorityInFullDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_correct: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectAuthorityDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_start: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartMembershipDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_withdraw: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WithdrawMembershipDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_sendDemand: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SendPaymentDemandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_deemWithdrawn: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeemWithdrawnDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_changeContact: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeContactDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_appoint: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AppointCoordinatorDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Authorities_release: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        authorityId: string;
        coordinatorId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReleaseCoordinatorDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Suppliers_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        partnersOnly?: 'false' | 'true';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuppliersOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Suppliers_register: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterSupplierDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Suppliers_start: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        supplierId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartPartnershipDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Suppliers_end: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        supplierId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndPartnershipDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Agreements_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgreementsInForceDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Agreements_conclude: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConcludeAgreementDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Agreements_renew: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        agreementId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RenewAgreementDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Agreements_end: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        agreementId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndAgreementDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReferenceData_listPopulationSets: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PopulationSetsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReferenceData_importPopulationSet: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportPopulationSetDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReferenceData_listSizeTables: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SizeTablesOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ReferenceData_adoptSizeTable: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdoptSizeTableDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_listBylaws: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BylawsVersionsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_adoptBylaws: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdoptBylawsDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        kind?:
          | 'board'
          | 'coordination_group'
          | 'general_assembly'
          | 'professional_group'
          | 'steering_group'
          | 'working_group';
        /** @description Bodies in which this authority has a seat. */
        authorityId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BodiesOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_establish: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EstablishBodyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_get: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        bodyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BodiesOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_setTerms: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        bodyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetTermsOfReferenceDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_fillSeat: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        bodyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FillSeatDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_seatDeputy: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        bodyId: string;
        seatId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SeatDeputyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_vacateSeat: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        bodyId: string;
        seatId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GovernanceReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Bodies_close: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        bodyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GovernanceReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        bodyId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_call: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CallMeetingDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_get: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        meetingId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_cancel: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        meetingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GovernanceReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_addItem: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        meetingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddAgendaItemDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_submitPaper: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        meetingId: string;
        itemId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SubmitDecisionPaperDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_recordAttendance: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        meetingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordAttendanceDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_holdBallot: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        meetingId: string;
        itemId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HoldBallotDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_approveMinutes: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        meetingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApproveMinutesDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Meetings_publishMinutes: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        meetingId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishMinutesDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Decisions_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        bodyId?: string;
        purpose?:
          | 'allocation_key'
          | 'bylaws'
          | 'cost_over_frame'
          | 'exclusion'
          | 'exclusion_ratification'
          | 'exclusion_rejection'
          | 'fee'
          | 'finance_model'
          | 'floor_waiver'
          | 'late_pledge'
          | 'limits'
          | 'milestone_acceptance'
          | 'other_licence'
          | 'overrun_funding'
          | 'ownership_transfer'
          | 'pledge_change'
          | 'product_admission'
          | 'product_end'
          | 'product_level'
          | 'project_approval'
          | 'project_rejection'
          | 'rate_sheet'
          | 'revocation'
          | 'settlement'
          | 'staff'
          | 'surplus';
        /** @description What it is about; together with `aboutId`. */
        about?: 'agreement' | 'authority' | 'body' | 'person' | 'product' | 'project' | 'round';
        aboutId?: string;
        /** @description First and last day it was taken, both inclusive. */
        from?: string;
        until?: string;
        /** @description Only those in force on the day. */
        inForce?: 'false' | 'true';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Decisions_take: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TakeDecisionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Decisions_get: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        decisionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Decisions_register: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterDecisionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Decisions_supersede: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        decisionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SupersedeDecisionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Decisions_revoke: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        decisionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RevokeDecisionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Grants_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        account?: string;
        role?:
          | 'auditor'
          | 'board_member'
          | 'coordinator'
          | 'data_protection_officer'
          | 'finance'
          | 'integrator'
          | 'secretariat'
          | 'steering_group_member'
          | 'supplier';
        status?: 'declined' | 'granted' | 'over' | 'proposed' | 'revoked';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GrantsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Grants_propose: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposeRoleDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Grants_grant: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        account: string;
        grantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GrantRoleDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Grants_decline: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        account: string;
        grantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GovernanceReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Grants_revoke: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        account: string;
        grantId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GovernanceReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Grants_publicReading: {
    parameters: {
      query?: {
        /** @description The day asked about, also one to come; today when not given. */
        validOn?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublicReadingOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Grants_setPublicReading: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetPublicReadingDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Exclusions_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExclusionsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Exclusions_exclude: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExcludeMemberDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Exclusions_ratify: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        exclusionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Exclusions_reject: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        exclusionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Me_me: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_delegations: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        account: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DelegationsDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_delegate: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        account: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DelegateApprovalDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_endDelegation: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        account: string;
        delegationId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_limits: {
    parameters: {
      query?: {
        /** @description A day; today when not given. */
        validOn?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LimitsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_setLimits: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApprovalLimitsDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_emergencies: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EmergenciesDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_declare: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclareEmergencyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_confirm: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        emergencyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FourEyes_review: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        emergencyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewEmergencyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Proposals_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description `open` waits for somebody; `mine` waits for whoever asks. */
        status?: 'all' | 'done' | 'mine' | 'open';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalsDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Proposals_one: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        proposalId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalsDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Proposals_approve: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        proposalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApproveChangeDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Proposals_decline: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        proposalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposalReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Proposals_withdraw: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        proposalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposalReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Proposals_amend: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        proposalId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AmendChangeDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Tasks_list: {
    parameters: {
      query?: {
        /** @description Only what waits for whoever asks. */
        mine?: 'false' | 'true';
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TasksDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Refusals_list: {
    parameters: {
      query?: {
        /** @description Those after this number. */
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RefusalsDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Needs_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        status?: 'addressed' | 'open';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NeedsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Needs_register: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterNeedDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Needs_get: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        needId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NeedInFullDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Needs_support: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        needId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SupportNeedDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Needs_withdraw: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        needId: string;
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Needs_address: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        needId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddressNeedDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        status?: 'approved' | 'closed' | 'paused' | 'proposed' | 'rejected' | 'running';
        /** @description Only the projects linked to this product. */
        productId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_propose: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposeProjectDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_get: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectInFullDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_completePreStudy: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CompletePreStudyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_setFinanceModel: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetFinanceModelDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_approve: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_reject: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProjectReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_join: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JoinProjectDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_leave: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProjectReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_recordFunding: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordProjectFundingDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_start: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartProjectDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_pause: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProjectReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_resume: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_close: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseProjectDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_link: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkProjectToProductDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_engage: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EngageSupplierDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_deliver: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeliverMilestoneDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Projects_accept: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
        milestoneId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description `admitted` is the portfolio of the day. */
        status?: 'admitted' | 'handed_over' | 'retired';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_admit: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdmitProductDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_get: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductInFullDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_release: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReleaseVersionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_changeLicence: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeLicenceDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_transferRights: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TransferRightsDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_appointSteward: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AppointStewardDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_endStewardship: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_affiliate: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AffiliateSupplierDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_endAffiliation: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
        supplierId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommandDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_retire: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RetireProductDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Products_handOver: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HandOverProductDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Adoptions_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        productId?: string;
        authorityId?: string;
        status?: 'ended' | 'in_operation' | 'planned';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdoptionsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Adoptions_plan: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PlanAdoptionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Adoptions_start: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartAdoptionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Adoptions_end: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndAdoptionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Adoptions_confirm: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmUsageDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CommunityFigures_statistics: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommunityStatisticsDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CommunityFigures_invitations: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitationsDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CommunityFigures_help: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description Who asks; without it the answer names no similar authorities. */
        authorityId?: string;
      };
      header?: never;
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HelpDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Levels_listSets: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RequirementSetsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Levels_adoptSet: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdoptRequirementSetDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Levels_list: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description `admitted` is the portfolio of the day. */
        status?: 'admitted' | 'handed_over' | 'retired';
        /** @description Only those that are overdue for an evaluation, or only those that are not. */
        overdue?: 'false' | 'true';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LevelsOnDayDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Levels_get: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LevelInFullDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Levels_assess: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SubmitSelfAssessmentDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Levels_evaluate: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishEvaluationDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Levels_fix: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FixLevelDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_open: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenFundingRoundDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_state: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        roundId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StatePledgeDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_amend: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match': string;
      };
      path: {
        roundId: string;
        pledgeId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AmendPledgeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_withdraw: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        roundId: string;
        pledgeId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PledgeReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_release: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        roundId: string;
        pledgeId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PledgeReasonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_acceptLate: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        roundId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StatePledgeDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_pledgeInKind: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        roundId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PledgeInKindDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_award: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        roundId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AwardExternalGrantDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_stateInterimTotal: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        roundId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StateInterimTotalDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  FundingRounds_close: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        roundId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseFundingRoundDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Costs_adopt: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdoptAllocationKeyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Costs_post: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostCostLineDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Costs_reverse: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
        lineId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReverseCostLineDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Costs_reportOverrun: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportOverrunDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Costs_fundOverrun: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
        overrunId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecideOverrunFundingDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Costs_decideSurplus: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecideSurplusDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Accessions_publish: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishAccessionTermsDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Accessions_sign: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignAccessionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Accessions_end: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        productId: string;
        accessionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndAccessionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_rateSheets: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RateSheetsDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_publishRateSheet: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishRateSheetDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_membershipFees: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MembershipFeesDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_setMembershipFee: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetMembershipFeeDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_indexMembershipFee: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IndexMembershipFeeDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_dues: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description A calendar year. */
        year?: number;
      };
      header?: never;
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DuesDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_budget: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectBudgetDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_hours: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description A calendar year. */
        year?: number;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectHoursDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_logHours: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LogHoursDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Dues_settleHours: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SettleHoursDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Shares_ofProject: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectSharesDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Shares_explain: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        projectId: string;
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShareExplainedDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Shares_overTime: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SharesOverTimeDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Shares_ofProduct: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductSharesDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Shares_ofAuthority: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthoritySharesDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  History_ownership: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnershipHistoryDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  History_position: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PositionDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  History_ofProject: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description The previous page's `next`. */
        cursor?: string;
        /** @description Entries on a page; 200 when not given. */
        limit?: number;
      };
      header?: never;
      path: {
        projectId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  History_ofProduct: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description The previous page's `next`. */
        cursor?: string;
        /** @description Entries on a page; 200 when not given. */
        limit?: number;
      };
      header?: never;
      path: {
        productId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  History_ofAuthority: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description The previous page's `next`. */
        cursor?: string;
        /** @description Entries on a page; 200 when not given. */
        limit?: number;
      };
      header?: never;
      path: {
        authorityId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Trace_gaps: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        from?: string;
        until?: string;
        /** @description The previous page's `next`. */
        cursor?: string;
        /** @description Entries on a page; 200 when not given. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TraceGapsDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Trace_trace: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TraceDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Trace_documents: {
    parameters: {
      query?: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        from?: string;
        until?: string;
        /** @description The previous page's `next`. */
        cursor?: string;
        /** @description Entries on a page; 200 when not given. */
        limit?: number;
        projectId?: string;
        productId?: string;
        authorityId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DocumentRegisterDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Trace_caseExport: {
    parameters: {
      query: {
        /** @description Business date: what was true on that day. Today when not given. */
        validOn?: string;
        /** @description What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
        knownAt?: string;
        /** @description Wait briefly until the answer knows this position. */
        after?: number;
        /** @description What the case is about: `project:os2mo`, `product:…`, `authority:101`, `round:…`, `decision:…`. */
        about: string;
        /** @description First and last business date, both inclusive. */
        from?: string;
        until?: string;
        /** @description Ids of events whose content is withheld, with commas between. */
        withhold?: string;
        /** @description The legal reason, such as "offentlighedsloven § 30, nr. 2"; it stands in the place of what is withheld. */
        reason?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseExportDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Session_who: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Session_login: {
    parameters: {
      query?: {
        /** @description Where to come back to after login: a path of this service. */
        returnTo?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Session_callback: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Session_logout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LoggedOutDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Persons_register: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterPersonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Persons_erasures: {
    parameters: {
      query?: {
        /** @description The last number already seen; 0 for the beginning. */
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasuresDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Persons_replay: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReplayErasuresDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplayedErasuresDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Persons_read: {
    parameters: {
      query: {
        /** @description What the data are needed for. It is recorded with who asked and when. */
        purpose: string;
      };
      header?: never;
      path: {
        personRef: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Persons_change: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match': string;
      };
      path: {
        personRef: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePersonDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldPersonDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Persons_erase: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path: {
        personRef: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ErasePersonDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceiptDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Persons_accesses: {
    parameters: {
      query?: {
        /** @description The last number already seen; 0 for the beginning. */
        after?: number;
        limit?: number;
      };
      header?: never;
      path: {
        personRef: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonAccessesDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Imports_run: {
    parameters: {
      query?: {
        /** @description Answer what would be recorded; record nothing. */
        dryRun?: boolean;
      };
      header: {
        /** @description Yours; the same key is answered with the first receipt, and with another body refused (422). */
        'Idempotency-Key': string;
        /** @description The ETag you saw; stale is 412. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description Commands, one a line. */
    requestBody: {
      content: {
        'application/x-ndjson': string;
        'text/csv': string;
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Calculations_calculate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Events_events: {
    parameters: {
      query?: {
        /** @description The last position already seen; -1 for the beginning. */
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Health_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Health_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatusDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Health_status: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatusDto'];
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  Health_metricsText: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      /** @description problem+json */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
