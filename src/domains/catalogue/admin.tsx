import type { Route } from "#platform/http/route";
import { showHistory } from "./admin/history-page.tsx";
import { showOfficeSettings, showOverview, showServiceSettings } from "./admin/overview-page.tsx";
import {
  postApproval,
  postRefusal,
  showPreview,
  showProposal,
  showProposals,
} from "./admin/proposal-pages.tsx";
import { postSetting, showSetting } from "./admin/setting-page.tsx";
import { editors } from "./setting-propose.ts";

const get = { method: "GET", access: editors } as const;
const post = { method: "POST", access: editors } as const;

/** The editors' pages: texts, fees and opening hours. */
export const adminRoutes: readonly Route[] = [
  { ...get, path: "/admin/texte", run: showOverview },
  { ...get, path: "/admin/texte/leistung/:key", run: showServiceSettings },
  { ...get, path: "/admin/texte/stelle/:key", run: showOfficeSettings },
  { ...get, path: "/admin/texte/angabe/:setting", run: showSetting },
  { ...post, path: "/admin/texte/angabe/:setting", run: postSetting },
  { ...get, path: "/admin/texte/vorschlaege", run: showProposals },
  { ...get, path: "/admin/texte/vorschlaege/:changeId", run: showProposal },
  { ...get, path: "/admin/texte/vorschlaege/:changeId/vorschau", run: showPreview },
  { ...post, path: "/admin/texte/vorschlaege/:changeId/freigeben", run: postApproval },
  { ...post, path: "/admin/texte/vorschlaege/:changeId/ablehnen", run: postRefusal },
  { ...get, path: "/admin/texte/verlauf", run: showHistory },
];
