"use client";

import type { MessageKey } from "@fairmile/contracts/messages";
import { Children, Fragment, type ReactNode } from "react";
import { messageFormat, translate, type MessageParams } from "./translate.ts";

/** Gives the parts of a message the keys React wants. */
const keyed = (parts: ReactNode): ReactNode =>
  Children.map(parts, (part, index) => <Fragment key={index}>{part}</Fragment>);

const bold = (parts: ReactNode[]): ReactNode => <b>{keyed(parts)}</b>;

/** A message with bold words in it (`<b>…</b>`, the catalogue's only tag), or with elements as parameters. */
const rich = <K extends MessageKey>(key: K, ...[params]: MessageParams<K, ReactNode>): ReactNode => {
  const values = { ...(params as Readonly<Record<string, ReactNode>> | undefined), b: bold };
  return keyed(messageFormat(key).format<ReactNode>(values));
};

const t = Object.assign(translate, { rich });

/** The catalogue, typed by key: `t("driver.offer.bid")`, `t.rich("driver.offer.ends", { place })`. */
export const useT = (): typeof t => t;
