import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { Configuration, Provider } from "oidc-provider";
import { demoPeople, type DemoPerson } from "#identity";
import { Alert, Heading, Lead, LinkButton, Stack, Text } from "#kern";
import type { OidcSettings } from "#platform/config";
import type { System } from "#platform/context";
import { localized } from "#platform/i18n";
import type { DemoShell } from "./shell.ts";

export interface DemoIdentity {
  readonly residents: OidcSettings;
  readonly staff: OidcSettings;
  stop(): Promise<void>;
}

/**
 * A real OpenID Connect provider whose people are invented: signing in is a click on a name. It has its own listener
 * and no body parser in front of it.
 */
export async function startDemoIdentity(
  options: {
    readonly host: string;
    readonly port: number;
    readonly issuer: string;
    readonly publicUrl: string;
  },
  people: () => readonly DemoPerson[],
  shell: DemoShell,
): Promise<DemoIdentity> {
  const { issuer, publicUrl } = options;
  const secrets = {
    portal: randomBytes(24).toString("base64url"),
    desk: randomBytes(24).toString("base64url"),
  };
  const provider = await quietly(async () => {
    const { Provider: Made } = await import("oidc-provider");
    return new Made(issuer, configurationOf(publicUrl, secrets, people));
  });
  const callback = provider.callback();
  const server = createServer((request, response) => {
    const match = /^\/interaction\/([\w-]+)(?:\?(.*))?$/.exec(request.url ?? "");
    if (/^\/auth[?/]/.test(request.url ?? "")) forgetSession(request);
    if (!match && !shell.asset(request, response)) return void callback(request, response);
    if (match) void interact(provider, request, response, new URLSearchParams(match[2] ?? ""), people, shell);
  });
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(options.port, options.host, resolve),
  );
  return {
    residents: { issuer, clientId: "portal", clientSecret: secrets.portal },
    staff: { issuer, clientId: "desk", clientSecret: secrets.desk },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The library warns on the console of what is meant to be so in a demo: state in memory, a newer Node. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { warn, info } = console;
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/**
 * Every sign-in begins anew. With a session of somebody else the provider would ask to sign out first, on a page that
 * goes on by script alone.
 */
function forgetSession(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? "").split("; ").filter((each) => !each.startsWith("_session"));
  request.headers.cookie = kept.join("; ");
}

/** The people of this system, residents before staff. */
export function listDemoPeople(system: System): DemoPerson[] {
  return demoPeople.list(system).map(([, person]) => person);
}

function configurationOf(
  publicUrl: string,
  secrets: { portal: string; desk: string },
  people: () => readonly DemoPerson[],
): Configuration {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const client = (
    id: string,
    secret: string,
    path: string,
  ): NonNullable<Configuration["clients"]>[number] => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: [`${publicUrl}${path}`],
    id_token_signed_response_alg: "ES256",
  });
  return {
    clients: [
      client("portal", secrets.portal, "/anmelden/rueckkehr"),
      client("desk", secrets.desk, "/desk/anmelden/rueckkehr"),
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256" }] } as NonNullable<
      Configuration["jwks"]
    >,
    cookies: { keys: [randomBytes(24).toString("base64url")] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    acrValues: ["low", "substantial", "high"],
    scopes: ["openid", "profile", "email", "groups"],
    claims: {
      openid: ["sub", "acr"],
      profile: ["given_name", "family_name", "name", "birthdate"],
      email: ["email"],
      groups: ["groups"],
    },
    conformIdTokenClaims: false,
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: async (context) => {
      // Everything asked for is granted: consent is given by the click on the name.
      const grant = new context.oidc.provider.Grant({
        accountId: context.oidc.session?.accountId ?? "",
        clientId: context.oidc.client?.clientId ?? "",
      });
      grant.addOIDCScope("openid profile email groups");
      await grant.save();
      return grant;
    },
    findAccount: (_context, id) => {
      const person = people().find((each) => each.subject === id);
      if (!person) return undefined;
      return {
        accountId: id,
        claims: () => ({
          sub: id,
          given_name: person.givenNames,
          family_name: person.familyName,
          name: `${person.givenNames} ${person.familyName}`,
          ...(person.birthDate ? { birthdate: person.birthDate } : {}),
          email: person.email,
          groups: [...person.groups],
        }),
      };
    },
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, IdToken: 3600, AccessToken: 600 },
  };
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
  people: () => readonly DemoPerson[],
  shell: DemoShell,
): Promise<void> {
  try {
    const { params, uid } = await provider.interactionDetails(request, response);
    const isStaff = params["client_id"] === "desk";
    const wanted = String(params["acr_values"] ?? "low");
    const shown = people().filter((person) => (person.kind === "staff") === isStaff);
    const chosen = shown.find((person) => person.subject === query.get("person"));
    if (chosen) {
      await provider.interactionFinished(request, response, {
        login: { accountId: chosen.subject, acr: levelFor(chosen, wanted) },
      });
      return;
    }
    shell.send(response, choosePage(shown, isStaff, uid, wanted));
  } catch {
    shell.send(response, {
      title: "Anmeldung abgelaufen",
      body: (
        <>
          <Heading level={1}>Diese Anmeldung ist abgelaufen</Heading>
          <Lead>Gehen Sie zurück zum Portal und beginnen Sie die Anmeldung noch einmal.</Lead>
        </>
      ),
    });
  }
}

function choosePage(
  people: readonly DemoPerson[],
  isStaff: boolean,
  uid: string,
  wanted: string,
): { title: string; body: preact.JSX.Element } {
  const title = isStaff ? "Als wer arbeiten Sie?" : "Als wer melden Sie sich an?";
  return {
    title,
    body: (
      <>
        <Heading level={1}>{title}</Heading>
        <Alert title="Demo-Anmeldung">
          <Text>
            Diese Seite steht für BundID oder den Verzeichnisdienst der Stadt. Alle Personen sind erfunden;
            ein Klick genügt.
          </Text>
        </Alert>
        <Stack space="large">
          {people.map((person) => (
            <Stack key={person.subject} space="small">
              <LinkButton
                kind="secondary"
                href={`/interaction/${uid}?person=${encodeURIComponent(person.subject)}`}
              >
                {person.givenNames} {person.familyName}
              </LinkButton>
              <Text small>
                {localized(person.story, "de")}
                {!isStaff && person.level === "low" && wanted !== "low"
                  ? " (kann sich nur auf Niveau „niedrig“ ausweisen)"
                  : ""}
              </Text>
            </Stack>
          ))}
        </Stack>
      </>
    ),
  };
}

/** A person proves what was asked for, as far as they can. */
function levelFor(person: DemoPerson, wanted: string): string {
  const order = ["low", "substantial", "high"];
  return order[Math.min(Math.max(order.indexOf(wanted), 1), order.indexOf(person.level))] ?? "low";
}
