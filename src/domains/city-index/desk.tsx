import { anyStaff, staff } from "#platform/permissions";
import type { Route } from "#platform/http/route";
import { showCockpit } from "./desk/cockpit-page.tsx";
import { postRound, showCollection } from "./desk/collection-page.tsx";
import { postClose, sendRoundData, showRound } from "./desk/round-page.tsx";
import { postAssignment, postDecision, postDelivery, showTask } from "./desk/task-page.tsx";

const officer = staff("officer");
const round = "/desk/index/erhebung/:roundId";

export const deskRoutes: readonly Route[] = [
  { method: "GET", path: "/desk/index", access: officer, run: showCockpit },
  { method: "GET", path: "/desk/index/erhebung", access: anyStaff, run: showCollection },
  { method: "POST", path: "/desk/index/erhebung", access: officer, run: postRound },
  { method: "GET", path: round, access: anyStaff, run: showRound },
  { method: "POST", path: `${round}/beenden`, access: officer, run: postClose },
  { method: "GET", path: `${round}/daten.csv`, access: officer, run: sendRoundData },
  { method: "GET", path: `${round}/:taskId`, access: anyStaff, run: showTask },
  { method: "POST", path: `${round}/:taskId/liefern`, access: anyStaff, run: postDelivery },
  { method: "POST", path: `${round}/:taskId/entscheiden`, access: officer, run: postDecision },
  { method: "POST", path: `${round}/:taskId/zuweisen`, access: officer, run: postAssignment },
];
