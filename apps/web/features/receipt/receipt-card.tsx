"use client";

import type { DriverReceiptView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { LostReceipt } from "./lost-receipt.tsx";
import { WonReceipt } from "./won-receipt.tsx";

interface ReceiptCardProps {
  readonly receipt: DriverReceiptView;
  readonly children?: ReactNode;
}

/** A round's receipt for one driver, won or lost. */
export const ReceiptCard = ({ receipt, children }: ReceiptCardProps): ReactNode => {
  const { payCents } = receipt;
  return receipt.result === "won" && payCents !== null ? (
    <WonReceipt receipt={{ ...receipt, payCents }}>{children}</WonReceipt>
  ) : (
    <LostReceipt receipt={receipt}>{children}</LostReceipt>
  );
};
