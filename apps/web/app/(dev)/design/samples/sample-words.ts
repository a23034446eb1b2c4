import type { ButtonSize, ButtonTone } from "../../../../design/components/button.tsx";

/** Words for the parts that are shown on their own. */
export const TONES: readonly { readonly tone: ButtonTone; readonly word: string }[] = [
  { tone: "signal", word: "Claim €11.40" },
  { tone: "second", word: "Bid" },
  { tone: "light", word: "Arrived" },
  { tone: "ink", word: "Try again 19:30, €3.20" },
  { tone: "quiet", word: "Bring back" },
  { tone: "danger", word: "Withdraw" },
];
export const SIZES: readonly ButtonSize[] = [44, 56, 64, 72];

export const WORDS = {
  street: "Street and number",
  streetHint: "As it stands on the door.",
  streetError: "We could not find this address.",
  notes: "Note for the driver",
  proof: "Proof",
  proofs: [
    { value: "photo", label: "Photo" },
    { value: "pin", label: "PIN" },
    { value: "signature", label: "Signature" },
  ],
  addresses: [
    { id: "1", label: "16 Highfield Road", note: "Rathlin" },
    { id: "2", label: "16 Highgate", note: "Ashgrove" },
    { id: "3", label: "160 High Street", note: "Millgate" },
  ],
  terms: "I bring the parcel back where nobody is in.",
  manoeuvre: "Linden Road",
  empty: "Your offers will stand here",
  emptyBody: "Go online and stay near the shops. A lot appears as soon as you are among its candidates.",
  sheet: "Open the sheet",
  dialog: "Open the dialog",
  toast: "Show news",
  toastBody: "You won 3 stops to Rathlin for €10.55.",
  toastError: "The bank declined the card. Nothing was charged.",
  question: "Hand this work back?",
  questionBody: "It goes to the next round at once. Your pay for it is €0.00.",
  keep: "Keep it",
  handBack: "Hand it back",
  tabs: ["Board", "Map"],
} as const;
