import { createServer } from "node:net";
import { join } from "node:path";
import { listenToBookings } from "#appointments";
import { cityOf, listenToContent, loadCity, type City } from "#catalogue";
import { startDemoScanner } from "#documents";
import { defaultColors, loadAssets, type CityColors } from "#kern";
import { readConfig, refusalsOf, type Config } from "#platform/config";
import { buildServer, type Server } from "#platform/http/server";
import { listDemoPeople, startDemoIdentity } from "./demo/identity-provider.tsx";
import { startDemoMail } from "./demo/mail-catcher.tsx";
import { startDemoPayments } from "./demo/payment-provider.tsx";
import { makeDemoShell } from "./demo/shell.ts";
import { errorPage } from "./error-page.tsx";
import { makeMetrics } from "./metrics.ts";
import { jobContext, openSystem, type OpenSystem } from "./open-system.ts";
import { seedDemoCity } from "./seed.ts";
import { makeShell } from "./shell.tsx";
import { areasOf } from "./web.ts";

export interface Running {
  readonly url: string;
  readonly open: OpenSystem;
  readonly server: Server;
  readonly addresses: { readonly identity?: string; readonly payments?: string; readonly mail?: string };
  stop(): Promise<void>;
}

interface Counterparts {
  readonly config: Config;
  readonly mail: string;
  readonly identity: string;
  readonly payments: string;
  useSystem(open: OpenSystem): void;
  stop(): Promise<void>;
}

/** Starts the whole city: in demo mode with its counterparts and its invented people. */
export async function start(env: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const read = readConfig(env);
  const refusals = refusalsOf(read);
  if (refusals.length > 0)
    throw new Error(
      `Production does not start like this:\n${refusals.map((line) => `  - ${line}`).join("\n")}`,
    );
  const ports = await portsFrom(read.host, read.port);
  const publicUrl = read.publicUrl ?? `http://localhost:${ports[0]}`;
  const counterparts = read.mode === "demo" ? await startCounterparts(read, publicUrl, ports) : undefined;
  const config = counterparts?.config ?? read;
  const open = await openSystem(config, { publicUrl });
  counterparts?.useSystem(open);
  const { system } = open;
  await system.jobs.start((job) => jobContext(system, job), true);
  if (config.mode === "demo") await seedDemoCity(system);
  const city = cityOf({ system });
  const assets = loadAssets(coloursOf(city));
  const metrics = makeMetrics();
  const demoLinks = counterparts
    ? [
        { href: "/desk", label: "Arbeitsplatz" },
        { href: "/desk/kontrolle", label: "Kontrolle" },
        { href: counterparts.mail, label: "Mails" },
      ]
    : [];
  const server = await buildServer(system, {
    areas: areasOf(metrics),
    languages: city.languages.map((language) => language.code),
    renderShell: makeShell(system, assets, demoLinks),
    errorPage,
    assets: assets.files,
    onRequest: metrics.observe,
  });
  // Kept pages may say since when a service is online: they are made anew a few times a day.
  const daily = setInterval(() => server.cache.clear(), 6 * 3_600_000).unref();
  const stopListening = await listenToContent(system, () => server.cache.clear());
  const stopHearingBookings = await listenToBookings(system);
  await server.app.listen({ host: config.host, port: ports[0] ?? config.port });
  return {
    url: publicUrl,
    open,
    server,
    addresses: counterparts
      ? { identity: counterparts.identity, payments: counterparts.payments, mail: counterparts.mail }
      : {},
    stop: async () => {
      clearInterval(daily);
      await server.app.close();
      await stopListening();
      await stopHearingBookings();
      await open.close();
      await counterparts?.stop();
    },
  };
}

function coloursOf({ colours }: City): CityColors {
  const { primary = defaultColors.primary, accent } = colours;
  return accent ? { primary, accent } : { primary };
}

async function startCounterparts(
  config: Config,
  publicUrl: string,
  ports: readonly number[],
): Promise<Counterparts> {
  const host = new URL(publicUrl).hostname;
  const [, identityPort = 0, paymentPort = 0, mailPort = 0, smtpPort = 0, scannerPort = 0] = ports;
  const at = (port: number): string => `http://${host}:${port}`;
  const { loaded } = loadCity(config.cityFolder);
  const name = loaded?.city.name ?? "Stadt";
  const assets = loadAssets(defaultColors);
  let open: OpenSystem | undefined;
  const identity = await startDemoIdentity(
    { host: config.host, port: identityPort, issuer: at(identityPort), publicUrl },
    () => (open ? listDemoPeople(open.system) : []),
    makeDemoShell("Demo-Anmeldung", name, assets),
  );
  const payments = await startDemoPayments(
    {
      host: config.host,
      port: paymentPort,
      url: at(paymentPort),
      folder: join(config.dataFolder, "demo-payments"),
    },
    makeDemoShell("Demo-Bezahldienst", name, assets),
  );
  const mail = await startDemoMail(
    { host: config.host, smtpPort, webPort: mailPort, folder: join(config.dataFolder, "demo-mail") },
    makeDemoShell("Demo-Mails", name, assets),
  );
  const scanner = await startDemoScanner(scannerPort);
  return {
    config: {
      ...config,
      residentsIssuer: identity.residents,
      staffIssuer: identity.staff,
      payment: { url: at(paymentPort), originator: "stadt", endPoint: "demo", secret: undefined },
      smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
      clamavAddress: scanner.address,
    },
    identity: at(identityPort),
    payments: at(paymentPort),
    mail: at(mailPort),
    useSystem: (opened) => {
      open = opened;
    },
    stop: async () => {
      await Promise.all([identity.stop(), payments.stop(), mail.stop(), scanner.stop()]);
    },
  };
}

/** The portal's port and those after it for the demo counterparts; for port 0 any that are free. */
async function portsFrom(host: string, port: number): Promise<number[]> {
  const count = 6;
  const wanted = Array.from({ length: count }, (_, index) => (port === 0 ? 0 : port + index));
  const found: number[] = [];
  for (const each of wanted) found.push(await probe(host, each));
  return found;
}

function probe(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const sentence = `Port ${port} is in use by another program. Stop it, or choose another one: PORT=${port + 10} npm start`;
      reject(error.code === "EADDRINUSE" ? new Error(sentence) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const found = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}
