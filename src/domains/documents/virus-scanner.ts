import { registryOf } from "#platform/registry";

/** `unavailable` when nobody could say: the file is not accepted then. */
export type ScanResult = "clean" | "infected" | "unavailable";

/** A virus scanner. It never throws: that it cannot be reached is one of its answers. */
export interface VirusScanner {
  scan(bytes: Uint8Array): Promise<ScanResult>;
}

/** The scanner of the city, registered at start as `uploads`. */
export const virusScanners = registryOf<VirusScanner>("virus scanner");
