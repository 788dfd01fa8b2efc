import { checkJob } from "./check-case.ts";
import { deadlinesJob } from "./deadlines.ts";
import { draftNoticeJob } from "./draft-notice.ts";
import { retentionJob } from "./retention.ts";

export { beginDraft, type BegunDraft } from "./begin-draft.ts";
export { answerQuestion, withdrawCase } from "./applicant-steps.ts";
export { checkCase } from "./check-case.ts";
export { cosignCase } from "./cosign.ts";
export { decideCase, signSecond, type Decision } from "./decide-case.ts";
export { assignCase, handOverCase, takeCase } from "./case-holder.ts";
export { addNote, askApplicant, extendDeadline, resumeCase, suspendCase } from "./desk-steps.ts";
export { withdrawResult } from "./further-notice.ts";
export { listOwnCases, listQueue, type CaseListRow, type Queue } from "./list-cases.ts";
export { casePrintAccess } from "./print-access.ts";
export { casePayments } from "./paid-case.ts";
export {
  procedures,
  type Applicant,
  type Application,
  type CheckResult,
  type Grant,
  type Procedure,
  type RegisterExtract,
} from "./procedure.ts";
export { readCase, readOwnCase, type CaseView } from "./read-case.ts";
export { purgeDestroyed } from "./retention.ts";
export { saveDraft } from "./save-draft.ts";
export { submitCase, type Submitted } from "./submit-case.ts";

export const caseJobs = [checkJob, deadlinesJob, draftNoticeJob, retentionJob] as const;
