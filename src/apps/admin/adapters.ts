import { virusScanners } from "#documents";
import type { System } from "#platform/context";
import { refuseInsideTransaction } from "#platform/database/pool";
import { checkMailServer } from "#platform/mail";

export type AdapterState = "answers" | "silent" | "not-set-up";

export interface AdapterStatus {
  readonly name: string;
  readonly state: AdapterState;
}

interface Adapter {
  readonly name: string;
  /** Resolves when the neighbour answered; undefined where none is configured. */
  readonly ask: ((signal: AbortSignal) => Promise<unknown>) | undefined;
}

const PATIENCE_MS = 2500;

/** Asks each neighbour whether it is there, all at once and for at most two and a half seconds. */
export async function checkAdapters(system: System): Promise<AdapterStatus[]> {
  refuseInsideTransaction("Asking the adapters");
  return Promise.all(
    adaptersOf(system).map(async ({ name, ask }): Promise<AdapterStatus> => {
      if (!ask) return { name, state: "not-set-up" };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const late = new Promise<never>((_resolve, reject) =>
        signal.addEventListener("abort", () => reject(new Error("No answer in time"))),
      );
      const state = await Promise.race([ask(signal), late]).then(
        () => "answers" as const,
        () => "silent" as const,
      );
      return { name, state };
    }),
  );
}

function adaptersOf(system: System): Adapter[] {
  const { residentsIssuer, staffIssuer, smtpUrl, payment } = system.config;
  const scanner = virusScanners.find(system, "uploads");
  const oidc = (issuer: string | undefined): Adapter["ask"] =>
    issuer === undefined
      ? undefined
      : (signal) => demandOk(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, signal);
  return [
    { name: "OIDC (Einwohner:innen)", ask: oidc(residentsIssuer?.issuer) },
    { name: "OIDC (Beschäftigte)", ask: oidc(staffIssuer?.issuer) },
    { name: "SMTP", ask: smtpUrl === undefined ? undefined : () => checkMailServer(smtpUrl) },
    // XBezahldienste has no address to ask for health: that something speaks HTTP there is all that can be known.
    { name: "XBezahldienste", ask: payment && ((signal) => fetch(payment.url, { signal })) },
    { name: "ClamAV", ask: scanner && (async () => demandClean(await scanner.scan(new Uint8Array([0x20])))) },
  ];
}

async function demandOk(url: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}

function demandClean(result: string): void {
  if (result !== "clean") throw new Error(`The scanner says ${result}`);
}
