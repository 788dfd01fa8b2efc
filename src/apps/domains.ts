import { digestJob } from "./admin/operations.ts";
import { appointmentJobs, registerAppointmentDataset, registerAppointmentMeasures } from "#appointments";
import { serviceBlocks, type Service } from "#catalogue";
import { casePayments, caseJobs, casePrintAccess } from "#cases";
import { inactiveAccountsJob, resolveToken } from "#identity";
import { clamAv, printAccess, virusScanners, letterJobs, uploadJobs } from "#documents";
import { checkCodeJob, registerDrivingLicences } from "#driving-licences";
import { paymentListeners, paymentProviders, pollJob, refundJob, xBezahldienste } from "#payments";
import { registerIndexMeasure } from "#city-index";
import { registerPermits } from "#permits";
import { registerResidents, residentsJobs } from "#residents";
import { registerUsageDataset, usageJobs } from "#usage";
import type { System } from "#platform/context";
import type { LocalizedText } from "#platform/i18n";
import { deleteExpiredSessions } from "#platform/http/session";
import { sealAudit } from "#platform/audit-seal";
import type { JobKind } from "#platform/jobs";
import { deleteOldKeys } from "#platform/http/idempotency";
import { tokenResolvers } from "#platform/http/tokens";
import { mailJob } from "#platform/mail";

const platformJobs: readonly JobKind[] = [
  { name: "platform.sealAudit", schedule: "* * * * *", run: async (ctx) => void (await sealAudit(ctx)) },
  { name: "platform.deleteIdempotencyKeys", schedule: "40 3 * * *", run: deleteOldKeys },
  { name: "platform.deleteSessions", schedule: "20 3 * * *", run: deleteExpiredSessions },
];

/** Makes every domain's jobs, listeners and procedures known to this process: the one list to extend. */
export function registerDomains(system: System): void {
  const { config, jobs } = system;
  for (const job of [
    ...platformJobs,
    digestJob,
    mailJob(config.smtpUrl, config.mailFrom),
    pollJob,
    refundJob,
    ...caseJobs,
    ...letterJobs,
    ...uploadJobs,
    ...usageJobs,
    ...residentsJobs,
    ...appointmentJobs,
    checkCodeJob,
    inactiveAccountsJob,
  ]) {
    jobs.register(job);
  }
  paymentListeners.add(system, "cases", casePayments);
  printAccess.add(system, "cases", casePrintAccess);
  if (config.payment) paymentProviders.add(system, "online", xBezahldienste(config.payment));
  tokenResolvers.add(system, "identity", resolveToken);
  if (config.clamavAddress) virusScanners.add(system, "uploads", clamAv(config.clamavAddress));
  serviceBlocks.add(system, "adapters", missingAdapter);
  registerUsageDataset(system);
  registerResidents(system);
  registerDrivingLicences(system);
  registerPermits(system);
  registerAppointmentMeasures(system);
  registerAppointmentDataset(system);
  registerIndexMeasure(system);
}

/** What a service needs and this installation does not have yet; the service then names its other ways. */
function missingAdapter(
  { system }: { readonly system: System },
  service: Service,
): LocalizedText | undefined {
  const { config } = system;
  if (service.flow.fee.length > 0 && !config.payment)
    return {
      de: "Online bezahlen ist hier noch nicht eingerichtet.",
      en: "Paying online is not set up here yet.",
    };
  if (!service.identification.withoutAccount && !config.residentsIssuer)
    return { de: "Die Anmeldung ist hier noch nicht eingerichtet.", en: "Sign-in is not set up here yet." };
  return undefined;
}
