import { staff } from "#platform/permissions";
import type { Route } from "#platform/http/route";
import {
  postAsk,
  postDecide,
  postHandOver,
  postNote,
  postPaid,
  postRefund,
  postResume,
  postSign,
  postSuspend,
  postTake,
} from "./desk/case-posts.ts";
import { showDeskCase } from "./desk/case-page.tsx";
import { postEnter, showEnter } from "./desk/enter-page.tsx";
import { showLetterFile, showUpload } from "./desk/files-page.ts";
import { downloadPrint, postPrinted, showPrint } from "./desk/print-page.tsx";
import { showQueue } from "./desk/queue-page.tsx";
import { postAbsence, postAssign, showTeam } from "./desk/team-page.tsx";
import { draftRoutes } from "./portal.tsx";

const casework = staff("caseworker", "lead");
const lead = staff("lead");
const printing = staff("caseworker", "lead", "front-office");
const base = "/desk/vorgaenge/:caseId";

export const deskRoutes: readonly Route[] = [
  { method: "GET", path: "/desk", access: casework, run: showQueue },
  { method: "GET", path: base, access: casework, run: showDeskCase },
  { method: "GET", path: `${base}/datei/:uploadId`, access: casework, run: showUpload },
  { method: "GET", path: `${base}/bescheid/:letterId`, access: casework, run: showLetterFile },
  { method: "POST", path: `${base}/uebernehmen`, access: casework, run: postTake },
  { method: "POST", path: `${base}/entscheiden`, access: casework, run: postDecide },
  { method: "POST", path: `${base}/unterschreiben`, access: casework, run: postSign },
  { method: "POST", path: `${base}/fragen`, access: casework, run: postAsk },
  { method: "POST", path: `${base}/aussetzen`, access: casework, run: postSuspend },
  { method: "POST", path: `${base}/fortsetzen`, access: casework, run: postResume },
  { method: "POST", path: `${base}/vermerken`, access: casework, run: postNote },
  { method: "POST", path: `${base}/abgeben`, access: casework, run: postHandOver },
  { method: "POST", path: `${base}/bezahlt`, access: casework, run: postPaid },
  { method: "POST", path: `${base}/erstatten`, access: casework, run: postRefund },
  { method: "GET", path: "/desk/antraege", access: casework, run: showEnter },
  { method: "POST", path: "/desk/antraege", access: casework, run: postEnter },
  ...draftRoutes("/desk").map((route): Route => ({ ...route, access: casework })),
  { method: "GET", path: "/desk/druck", access: printing, run: showPrint },
  { method: "GET", path: "/desk/druck/:letterId", access: printing, run: downloadPrint },
  { method: "POST", path: "/desk/druck/:letterId", access: printing, run: postPrinted },
  { method: "GET", path: "/desk/team", access: lead, run: showTeam },
  { method: "POST", path: "/desk/team/zuweisen", access: lead, run: postAssign },
  { method: "POST", path: "/desk/team/abwesenheit", access: lead, run: postAbsence },
];
