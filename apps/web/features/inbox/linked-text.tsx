import { Fragment, type ReactNode } from "react";

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** Text whose web addresses can be followed. */
export const LinkedText = ({ text }: { readonly text: string }): ReactNode =>
  text.split(ADDRESS).map((part, index) =>
    ADDRESS.test(part) ? (
      <a key={index} href={part} className="font-strong break-all underline underline-offset-4">
        {part}
      </a>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
