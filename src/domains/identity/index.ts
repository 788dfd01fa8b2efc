export { accountsOf, identificationOf } from "./account.ts";
export { issueToken, listTokens, resolveToken, revokeToken, type IssuedToken } from "./api-tokens.ts";
export { demoPeople, type DemoPerson } from "./demo-people.ts";
export { inactiveAccountsJob } from "./inactive-accounts.ts";
export {
  countUnread,
  emailOf,
  knownFrom,
  listInbox,
  openInboxMessage,
  postToInbox,
  type InboxMessage,
} from "./inbox.ts";
export { issueOwnToken } from "./own-tokens.ts";
export { personDirectories, type Identification, type PersonDirectory } from "./person-directory.ts";
export { signInResident } from "./sign-in-resident.ts";
export { listStaff, setAbsence, type StaffMember } from "./staff.ts";
export { signInStaff } from "./sign-in-staff.ts";
