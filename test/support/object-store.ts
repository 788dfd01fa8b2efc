import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ObjectStore {
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly objects: Map<string, Buffer>;
  /** Answers so many requests with 503 from now on. */
  failNext(count: number): void;
  stop(): Promise<void>;
}

/**
 * An object store on this machine that speaks the part of S3 that is used, and checks each signature itself by the
 * steps of AWS Signature Version 4, so that a client that signs wrongly is refused as by a real one.
 */
export async function startObjectStore(pageSize = 1000): Promise<ObjectStore> {
  const objects = new Map<string, Buffer>();
  const [accessKeyId, secretAccessKey] = ["test-access", "test-secret-0123456789"];
  let failures = 0;
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (failures > 0) {
      failures -= 1;
      response.writeHead(503).end();
      return;
    }
    if (!isSigned(request, body, secretAccessKey)) {
      response.writeHead(403).end("<Error><Code>SignatureDoesNotMatch</Code></Error>");
      return;
    }
    const url = new URL(request.url ?? "/", "http://localhost");
    const key = url.pathname.replace(/^\/bucket\//, "");
    if (!url.pathname.startsWith("/bucket/")) response.writeHead(404).end();
    else if (url.searchParams.has("list-type")) response.end(list(objects, url.searchParams, pageSize));
    else if (request.method === "PUT") response.end(void objects.set(key, body));
    else if (request.method === "DELETE") response.writeHead(objects.delete(key) ? 204 : 404).end();
    else if (objects.has(key)) response.end(request.method === "HEAD" ? undefined : objects.get(key));
    else response.writeHead(404).end();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket`,
    accessKeyId,
    secretAccessKey,
    objects,
    failNext: (count) => void (failures = count),
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function list(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams, pageSize: number): string {
  const from = Number(query.get("continuation-token") ?? 0);
  const keys = [...objects.keys()].sort();
  const next = from + pageSize;
  const token = next < keys.length ? `<NextContinuationToken>${next}</NextContinuationToken>` : "";
  const contents = keys.slice(from, next).map((key) => `<Contents><Key>${key}</Key></Contents>`);
  return `<ListBucketResult>${contents.join("")}${token}</ListBucketResult>`;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned(request: IncomingMessage, body: Buffer, secret: string): boolean {
  const header = request.headers.authorization ?? "";
  const credential = /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request/.exec(header);
  const signedHeaders = /SignedHeaders=([^,]+)/.exec(header)?.[1]?.split(";") ?? [];
  const signature = /Signature=([0-9a-f]{64})/.exec(header)?.[1];
  if (!credential || !signature) return false;
  const [, , day = "", region = ""] = credential;
  const payload = String(request.headers["x-amz-content-sha256"]);
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== sha256(body)) return false;
  const url = new URL(request.url ?? "/", "http://localhost");
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join("&");
  const headers = signedHeaders.map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join("");
  const canonical = [request.method, url.pathname, query, headers, signedHeaders.join(";"), payload].join(
    "\n",
  );
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(
    (previous, part) => createHmac("sha256", previous).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac("sha256", key).update(text).digest("hex") === signature;
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
