import type { PositionDeed } from "#ui/actions/use-action-sheet.ts";
import type { Shortcut } from "./shortcuts.ts";

/** What the page can do when it is asked by a key. */
export type KeyParts = {
  readonly go: (href: string) => void;
  readonly openDeed: (deed: PositionDeed, positionId: string) => void;
  readonly openPanic: (stage: "freeze" | null) => void;
  readonly open: (what: "palette" | "sheet") => void;
  /** The position that is open or has the focus; null where there is none. */
  readonly positionId: () => string | null;
};

/** Does what a shortcut stands for; answers whether there was anything to do. */
export const actOn = ({ act }: Pick<Shortcut, "act">, parts: KeyParts): boolean => {
  switch (act.kind) {
    case "go":
      parts.go(act.href);
      return true;
    case "panic":
      parts.openPanic(act.stage);
      return true;
    case "palette":
    case "sheet":
      parts.open(act.kind);
      return true;
    case "exits":
    case "deed": {
      const id = parts.positionId();
      if (id === null) return false;
      if (act.kind === "deed") parts.openDeed(act.deed, id);
      else parts.go(`/positions/${encodeURIComponent(id)}/exits?stop=${act.stop}`);
      return true;
    }
  }
};
