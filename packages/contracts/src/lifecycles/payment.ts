import { refused, to, type Lifecycle } from "./lifecycle.ts";

export const PAYMENT_STATES = ["requested", "held", "capturing", "captured", "voiding", "voided", "declined"] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];
export type PaymentCommand = "hold" | "decline" | "ask_capture" | "capture" | "ask_void" | "void";

const no = refused("payment_wrong_state");

/** The card behind one delivery: held at the order, captured at the drop-off, voided where nothing is owed. */
export const paymentLifecycle: Lifecycle<PaymentState, PaymentCommand> = {
  requested: {
    hold: to("held"),
    decline: to("declined"),
    ask_capture: no,
    capture: no,
    ask_void: to("voiding"),
    void: no,
  },
  held: { hold: no, decline: no, ask_capture: to("capturing"), capture: no, ask_void: to("voiding"), void: no },
  capturing: { hold: no, decline: no, ask_capture: no, capture: to("captured"), ask_void: no, void: no },
  captured: { hold: no, decline: no, ask_capture: no, capture: no, ask_void: no, void: no },
  voiding: { hold: no, decline: to("declined"), ask_capture: no, capture: no, ask_void: no, void: to("voided") },
  voided: { hold: no, decline: no, ask_capture: no, capture: no, ask_void: no, void: no },
  declined: { hold: no, decline: no, ask_capture: no, capture: no, ask_void: no, void: no },
};
