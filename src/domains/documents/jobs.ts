import type { JobKind } from "#platform/jobs";
import { removeFilesJob } from "./delete-uploads.ts";
import { letterJob } from "./letter-pdf.ts";

export const uploadJobs: readonly JobKind[] = [removeFilesJob];
export const letterJobs: readonly JobKind[] = [letterJob];
