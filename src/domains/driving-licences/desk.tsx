import type { Route } from "#platform/http/route";
import { postFile, postIssue } from "./desk/file-page.tsx";
import { postSearch, showSearch } from "./desk/search-page.tsx";
import { mayKeepRegister as access } from "./read-register.ts";

const PATH = "/desk/fuehrerscheine";

export const deskRoutes: readonly Route[] = [
  { method: "GET", path: PATH, access, run: showSearch },
  { method: "POST", path: PATH, access, perMinute: 60, run: postSearch },
  { method: "POST", path: `${PATH}/akte`, access, perMinute: 60, run: postFile },
  { method: "POST", path: `${PATH}/ersatz`, access, perMinute: 60, run: postIssue },
];
