import { anyone } from "#platform/permissions";
import type { Route } from "#platform/http/route";
import { sendPaper } from "./paper/send-paper.ts";
import { sendChart } from "./portal/chart-image.ts";
import { showCity } from "./portal/city-page.tsx";
import { sendData } from "./portal/downloads.ts";
import { showEditions } from "./portal/editions-page.tsx";
import { showEvidence } from "./portal/evidence-page.tsx";
import { showMethod } from "./portal/method-page.tsx";
import { showRanking } from "./portal/ranking-page.tsx";
import { showSure } from "./portal/sure-page.tsx";
import { showWhatIf } from "./portal/what-if-page.tsx";
import { showWhy } from "./portal/why-page.tsx";

// What is computed here is the same for everybody, so pages are kept by their address.
export const portalRoutes: readonly Route[] = [
  { method: "GET", path: "/index", access: anyone, isCached: true, run: showRanking },
  { method: "GET", path: "/index/stadt", access: anyone, isCached: true, run: showCity },
  { method: "GET", path: "/index/warum", access: anyone, isCached: true, run: showWhy },
  { method: "GET", path: "/index/was-waere-wenn", access: anyone, perMinute: 120, run: showWhatIf },
  { method: "GET", path: "/index/wie-sicher", access: anyone, isCached: true, run: showSure },
  { method: "GET", path: "/index/bild/:file", access: anyone, perMinute: 120, run: sendChart },
  { method: "GET", path: "/index/bericht.pdf", access: anyone, perMinute: 30, run: sendPaper },
  { method: "GET", path: "/index/belege", access: anyone, isCached: true, run: showEvidence },
  { method: "GET", path: "/index/daten/:year/:file", access: anyone, isOpen: true, run: sendData },
  { method: "GET", path: "/index/methode", access: anyone, isCached: true, run: showMethod },
  { method: "GET", path: "/index/ausgaben", access: anyone, isCached: true, run: showEditions },
];
