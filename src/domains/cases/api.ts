import type { AnyOperation } from "#platform/http/api";
import { applicantOperations } from "./api/applicant.ts";
import { deskOperations } from "./api/desk.ts";

/** What programs can do with applications: the verbs of the portal and of the desk. */
export const operations: readonly AnyOperation[] = [...applicantOperations, ...deskOperations];
