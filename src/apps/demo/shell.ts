import type { ComponentChildren } from "preact";
import type { IncomingMessage, ServerResponse } from "node:http";
import { renderPage, type Assets } from "#kern";
import { CONTENT_SECURITY_POLICY } from "#platform/http/security";

export interface DemoPage {
  readonly title: string;
  readonly body: ComponentChildren;
}

/** The frame of the demo counterparts: it says on every page that it is not the real thing. */
export interface DemoShell {
  html(page: DemoPage): string;
  send(response: ServerResponse, page: DemoPage, status?: number): void;
  /** Serves a file of the design, if the address is one. */
  asset(request: IncomingMessage, response: ServerResponse): boolean;
}

/** `name` is what this counterpart stands for: `Demo-Anmeldung`. */
export function makeDemoShell(name: string, cityName: string, assets: Assets): DemoShell {
  const html = (page: DemoPage): string =>
    renderPage({
      language: "de",
      title: page.title,
      stylesheet: assets.stylesheet,
      themeColors: assets.themeColors,
      city: { name: cityName },
      serviceName: name,
      area: "demo",
      demo: {},
      noIndex: true,
      width: "reading",
      children: page.body,
    });
  return {
    html,
    send: (response, page, status = 200) => {
      response.writeHead(status, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": CONTENT_SECURITY_POLICY,
        "cache-control": "no-store",
      });
      response.end(html(page));
    },
    asset: (request, response) => {
      const file = assets.files.get(request.url ?? "");
      if (!file) return false;
      response.writeHead(200, { "content-type": file.type, "cache-control": "public, max-age=3600" });
      response.end(file.body);
      return true;
    },
  };
}
