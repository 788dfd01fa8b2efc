import { lintAppointments } from "#appointments";
import { lintIndex } from "#city-index";
import { lintZones } from "#permits";
import type { FolderCheck } from "../domains/catalogue/cli.ts";

/** What the domains check in a city's folder beside its city and services: `stadtkern check` and each start ask them. */
export const folderChecks: readonly FolderCheck[] = [lintZones, lintIndex, lintAppointments];
