import type { JobKind } from "#platform/jobs";
import { removeFilesJob } from "./delete-uploads.ts";
import { letterJob } from "./letter-pdf.ts";
import { sweepFilesJob } from "./sweep-files.ts";

export const uploadJobs: readonly JobKind[] = [removeFilesJob, sweepFilesJob];
export const letterJobs: readonly JobKind[] = [letterJob];
