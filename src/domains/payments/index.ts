export { findPayment, type Payment } from "./find-payment.ts";
export { payAtCounter } from "./pay-at-counter.ts";
export { paymentListeners, paymentProviders, type PaymentListener } from "./payment-listener.ts";
export { pollAttempt, pollJob } from "./poll-attempt.ts";
export { xBezahldienste, type PaymentProvider } from "./provider.ts";
export { orderRefund, refundJob } from "./refund-payment.ts";
export { cancelPayment, requestPayment } from "./request-payment.ts";
export { startAttempt } from "./start-attempt.ts";
