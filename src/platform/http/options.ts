import type { DomainError } from "../errors.ts";
import type { Language } from "../i18n.ts";
import type { Area, Page, PageRequest, Route } from "./route.ts";

/** The page for an error, in the frame and language of the request. */
export type ErrorPage = (error: DomainError, request: PageRequest, requestId: string) => Page;

export interface AreaRoutes {
  readonly area: Area;
  readonly routes: readonly Route[];
}

export interface ServerOptions {
  readonly areas: readonly AreaRoutes[];
  readonly languages: readonly Language[];
  /** Puts a page into the city's frame and gives the whole document. */
  readonly renderShell: (page: Page, request: PageRequest) => string;
  readonly errorPage: ErrorPage;
  /** Files of the design by address, with the hash in their names. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly onRequest?: (seconds: number, route: string, status: number) => void;
}

export interface Asset {
  readonly body: Buffer;
  readonly brotli?: Buffer;
  readonly type: string;
}
