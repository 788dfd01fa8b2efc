import { resolve } from "node:path";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65535);

const schema = z
  .object({
    STADTKERN_MODE: z.enum(["demo", "production"]).default("demo"),
    HOST: z.string().default("127.0.0.1"),
    PORT: port.default(3000),
    PUBLIC_URL: z.url().optional(),
    DATABASE_URL: z.string().startsWith("postgres").optional(),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
    STADTKERN_DATA: z.string().default("data"),
    STADTKERN_KEYS: z.string().optional(),
    STADTKERN_CITY: z.string().default("cities/jena"),
    STADTKERN_RESIDENTS: z.coerce.number().int().min(100).max(1_000_000).default(2000),
    STADTKERN_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
    STADTKERN_TRUST_PROXY: z.stringbool().default(false),
    OIDC_ISSUER: z.url().optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    STAFF_OIDC_ISSUER: z.url().optional(),
    STAFF_OIDC_CLIENT_ID: z.string().optional(),
    STAFF_OIDC_CLIENT_SECRET: z.string().optional(),
    SMTP_URL: z.string().startsWith("smtp").optional(),
    MAIL_FROM: z.string().default("buergerservice@stadt.example"),
    PAYMENT_URL: z.url().optional(),
    PAYMENT_ORIGINATOR: z.string().default("stadt"),
    PAYMENT_ENDPOINT: z.string().default("bewohnerparken"),
    PAYMENT_SECRET: z.string().optional(),
    CLAMAV_ADDRESS: z.string().optional(),
    FILES_S3_URL: z.url().optional(),
    FILES_S3_ACCESS_KEY: z.string().optional(),
    FILES_S3_SECRET_KEY: z.string().optional(),
    FILES_S3_REGION: z.string().default("us-east-1"),
    METRICS_TOKEN: z.string().min(16).optional(),
    ADMIN_EMAIL: z.email().optional(),
  })
  .superRefine((env, { addIssue }) => {
    for (const name of ["FILES_S3_ACCESS_KEY", "FILES_S3_SECRET_KEY"] as const)
      if (env.FILES_S3_URL && !env[name])
        addIssue({ code: "custom", path: [name], message: "is needed beside FILES_S3_URL" });
  })
  .transform((env) => ({
    mode: env.STADTKERN_MODE,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, ""),
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    dataFolder: resolve(env.STADTKERN_DATA),
    keysFolder: resolve(env.STADTKERN_KEYS ?? `${env.STADTKERN_DATA}/keys`),
    cityFolder: resolve(env.STADTKERN_CITY),
    residents: env.STADTKERN_RESIDENTS,
    logLevel: env.STADTKERN_LOG,
    trustProxy: env.STADTKERN_TRUST_PROXY,
    residentsIssuer: oidc(env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET),
    staffIssuer: oidc(env.STAFF_OIDC_ISSUER, env.STAFF_OIDC_CLIENT_ID, env.STAFF_OIDC_CLIENT_SECRET),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    payment: env.PAYMENT_URL
      ? {
          url: env.PAYMENT_URL,
          originator: env.PAYMENT_ORIGINATOR,
          endPoint: env.PAYMENT_ENDPOINT,
          secret: env.PAYMENT_SECRET,
        }
      : undefined,
    clamavAddress: env.CLAMAV_ADDRESS,
    s3: env.FILES_S3_URL
      ? {
          url: env.FILES_S3_URL.replace(/\/$/, ""),
          accessKeyId: env.FILES_S3_ACCESS_KEY ?? "",
          secretAccessKey: env.FILES_S3_SECRET_KEY ?? "",
          region: env.FILES_S3_REGION,
        }
      : undefined,
    metricsToken: env.METRICS_TOKEN,
    adminEmail: env.ADMIN_EMAIL,
  }));

export type Config = z.output<typeof schema>;
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Reads the configuration from the environment, once, at start.
 * @throws Error with the list of all that is wrong, each with the name of the variable
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(known);
  if (!result.success) {
    const list = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The configuration is not valid:\n${list.join("\n")}`);
  }
  return result.data;
}

/** What production refuses, in words; empty when it may start. */
export function refusalsOf(config: Config): string[] {
  if (config.mode !== "production") return [];
  const refusals: string[] = [];
  const isLocal = (url: string | undefined) => url !== undefined && /\/\/(localhost|127\.|\[::1\])/.test(url);
  if (!config.publicUrl)
    refusals.push("PUBLIC_URL is missing: the address under which residents reach the portal.");
  else if (!config.publicUrl.startsWith("https:")) refusals.push("PUBLIC_URL must begin with https:.");
  if (!config.databaseUrl) refusals.push("DATABASE_URL is missing: production runs on a PostgreSQL server.");
  if (!config.residentsIssuer)
    refusals.push(
      "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are missing: the demo identity provider is not for production.",
    );
  else if (isLocal(config.residentsIssuer.issuer))
    refusals.push("OIDC_ISSUER points to this machine: the demo identity provider is not for production.");
  if (!config.staffIssuer)
    refusals.push(
      "STAFF_OIDC_ISSUER, STAFF_OIDC_CLIENT_ID and STAFF_OIDC_CLIENT_SECRET are missing: staff sign in with the city's own identity provider.",
    );
  if (!config.smtpUrl) refusals.push("SMTP_URL is missing: the demo mail catcher is not for production.");
  else if (isLocal(config.smtpUrl))
    refusals.push("SMTP_URL points to this machine: the demo mail catcher is not for production.");
  for (const [name, secret] of secretsOf(config)) {
    if (/^(demo|secret|changeme|password|test)/i.test(secret) || secret.length < 16) {
      refusals.push(`${name} is a default or too short: use at least 16 random characters.`);
    }
  }
  return refusals;
}

function secretsOf(config: Config): [string, string][] {
  const list: [string, string | undefined][] = [
    ["OIDC_CLIENT_SECRET", config.residentsIssuer?.clientSecret],
    ["STAFF_OIDC_CLIENT_SECRET", config.staffIssuer?.clientSecret],
    ["PAYMENT_SECRET", config.payment?.secret],
    ["FILES_S3_SECRET_KEY", config.s3?.secretAccessKey],
  ];
  return list.filter((entry): entry is [string, string] => entry[1] !== undefined);
}

function oidc(issuer?: string, clientId?: string, clientSecret?: string): OidcSettings | undefined {
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}
