import { anyone, resident } from "#platform/permissions";
import type { Route } from "#platform/http/route";
import { postBegin, postCode, postPrefill, showBegin, showCode, showPrefill } from "./portal/begin-page.tsx";
import { postAnswer, postObjection, postWithdraw, showCase, showWithdraw } from "./portal/case-page.tsx";
import { postCheck, postDiscard, showCheck } from "./portal/check-page.tsx";
import { showCopy } from "./portal/copy-page.tsx";
import { postCosign, showCosign } from "./portal/cosign-page.tsx";
import { downloadLetter, showLetter } from "./portal/letter-page.tsx";
import { showMine } from "./portal/mine-page.tsx";
import { postPayment, showReturn } from "./portal/payment-pages.tsx";
import { postResume, showResume } from "./portal/resume-page.tsx";
import { postStep, showStep } from "./portal/step-page.tsx";
import { UPLOAD_BYTES } from "./portal/take-uploads.ts";

/** The pages of a draft; at the desk they are the same, under `/desk`. */
export function draftRoutes(prefix: "" | "/desk"): Route[] {
  const base = `${prefix}/entwurf/:draftId`;
  // Whoever has no right to a draft is told that there is none; the verb knows, so the route is open.
  const access = anyone;
  return [
    { method: "GET", path: `${base}/beginn`, access, run: showPrefill },
    { method: "POST", path: `${base}/beginn`, access, run: postPrefill },
    { method: "GET", path: `${base}/seite/:step`, access, run: showStep },
    { method: "POST", path: `${base}/seite/:step`, access, uploadBytes: UPLOAD_BYTES, run: postStep },
    { method: "GET", path: `${base}/seite/:step/:item`, access, run: showStep },
    { method: "POST", path: `${base}/seite/:step/:item`, access, uploadBytes: UPLOAD_BYTES, run: postStep },
    { method: "GET", path: `${base}/pruefen`, access, run: showCheck },
    { method: "POST", path: `${base}/absenden`, access, run: postCheck },
    { method: "POST", path: `${base}/loeschen`, access, run: postDiscard },
  ];
}

export const portalRoutes: readonly Route[] = [
  { method: "GET", path: "/antrag/:service", access: anyone, run: showBegin },
  { method: "POST", path: "/antrag/:service/beginnen", access: anyone, perMinute: 60, run: postBegin },
  { method: "GET", path: "/entwurf/:draftId/code", access: anyone, run: showCode },
  { method: "POST", path: "/entwurf/:draftId/code", access: anyone, run: postCode },
  ...draftRoutes(""),
  { method: "GET", path: "/vorgaenge/:caseId", access: anyone, run: showCase },
  { method: "GET", path: "/vorgaenge/:caseId/kopie", access: anyone, run: showCopy },
  { method: "GET", path: "/vorgaenge/:caseId/bescheid/:letterId", access: anyone, run: showLetter },
  { method: "GET", path: "/vorgaenge/:caseId/bescheid/:letterId/pdf", access: anyone, run: downloadLetter },
  { method: "POST", path: "/vorgaenge/:caseId/antworten", access: anyone, run: postAnswer },
  { method: "GET", path: "/vorgaenge/:caseId/zuruecknehmen", access: anyone, run: showWithdraw },
  { method: "POST", path: "/vorgaenge/:caseId/zuruecknehmen", access: anyone, run: postWithdraw },
  { method: "POST", path: "/vorgaenge/:caseId/widerspruch", access: resident(), run: postObjection },
  { method: "POST", path: "/vorgaenge/:caseId/zahlen", access: anyone, perMinute: 30, run: postPayment },
  { method: "GET", path: "/zahlung/:attemptId", access: anyone, perMinute: 60, run: showReturn },
  { method: "GET", path: "/meine-antraege", access: resident(), run: showMine },
  { method: "GET", path: "/fortsetzen", access: anyone, run: showResume },
  { method: "POST", path: "/fortsetzen", access: anyone, perMinute: 20, run: postResume },
  { method: "GET", path: "/zustimmen", access: anyone, run: showCosign },
  { method: "POST", path: "/zustimmen", access: anyone, perMinute: 20, run: postCosign },
];
