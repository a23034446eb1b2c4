import type { ReactNode } from "react";

interface BoardGroupProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

/** A state's head on the sunken tint, with how many are in it, and its rows. */
export const BoardGroup = ({ title, count, children }: BoardGroupProps): ReactNode => (
  <section>
    <h2 className="flex justify-between bg-sunken px-6 py-2 text-sm">
      {title}
      <span className="figures font-body text-ink-2">{count}</span>
    </h2>
    <ul>{children}</ul>
  </section>
);

interface BoardRowProps {
  /** "19:20": when it is due. */
  readonly time: string;
  readonly where: string;
  readonly who: string;
  readonly state: ReactNode;
  readonly margin: ReactNode;
  /** A lane line under state and margin. */
  readonly lane?: ReactNode;
  readonly fee: string;
  readonly onOpen?: () => void;
}

/** One delivery: time, where and who, state and margin, fee. */
export const BoardRow = ({ time, where, who, state, margin, lane, fee, onOpen }: BoardRowProps): ReactNode => (
  <li className="border-t border-line first:border-t-0">
    <button
      type="button"
      onClick={onOpen}
      className="grid w-full grid-cols-[3.5rem_1fr_auto] items-center gap-x-4 px-6 py-2 text-start leading-tight hover:bg-page panel:grid-cols-[3.5rem_minmax(0,1fr)_10.5rem_2.75rem]"
    >
      <span className="figures row-span-2 text-lg font-sign panel:row-span-1">{time}</span>
      <span className="min-w-0">
        <b className="block truncate">{where}</b>
        <span className="block truncate text-sm text-ink-2">{who}</span>
      </span>
      <span className="col-start-2 min-w-0 panel:col-start-3">
        <span className="block truncate">{state}</span>
        <span className="figures block text-sm text-ink-2">{margin}</span>
        {lane === undefined ? null : <span className="mt-1 flex">{lane}</span>}
      </span>
      <span className="figures col-start-3 row-start-1 self-center text-end text-ink-2 panel:col-start-4">{fee}</span>
    </button>
  </li>
);
