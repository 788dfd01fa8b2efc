export { clamAv } from "./clam-av.ts";
export { codeKinds, type CodeAnswer, type CodeKind } from "./code-kinds.ts";
export { startDemoScanner, type DemoScanner } from "./demo-scanner.ts";
export { deleteUploads, removeUploads } from "./delete-uploads.ts";
export {
  changeValidity,
  issueVerification,
  nextRevocationIndex,
  revokeVerification,
  type NewVerification,
  type VerificationSubject,
} from "./issue-verification.ts";
export { letterJobs, uploadJobs } from "./jobs.ts";
export { letterLanguage, type LetterContent, type LetterFact, type Sender } from "./letter-content.ts";
export { letterPdf } from "./letter-pdf.ts";
export type { MediaType } from "./media-type.ts";
export { printAccess, type PrintAccess } from "./print-access.ts";
export { qrCodeSvg } from "./qr-code.ts";
export { listPrintQueue, markPrinted, openForPrint, type QueuedLetter } from "./print-queue.ts";
export { listLetters, readLetter, type LetterRef, type LetterRow } from "./read-letter.ts";
export { listUploads, readUpload, type UploadContent, type UploadRow } from "./read-upload.ts";
export { renderLetterPdf } from "./render-letter.ts";
export {
  MAX_OWNER_BYTES,
  MAX_UPLOAD_BYTES,
  storeUpload,
  type NewUpload,
  type StoredUpload,
} from "./store-upload.ts";
export { verifyCode, type Verification, type VerificationState } from "./verify-code.ts";
export { virusScanners, type ScanResult, type VirusScanner } from "./virus-scanner.ts";
export { writeLetter, type NewLetter } from "./write-letter.ts";
export { compilePaper } from "./typst.ts";
