"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useWords } from "#ui/kit/use-words.ts";
import { PanicButton } from "#ui/panic/panic-button.tsx";
import { SETTINGS_ICON } from "./settings-icon.ts";
import { SHELL_WORDS } from "./shell-words.ts";

const PLACES = [
  {
    href: "/dashboard",
    place: "home",
    holds: ["/dashboard"],
    icon: "M2 13.5H18M4 13.5V10.5M7 13.5V11.5M13 13.5V11.5M16 13.5V10.5M10 3V17",
  },
  {
    href: "/positions",
    place: "positions",
    holds: ["/positions"],
    icon: "M3 5H17M3 10H17M3 15H17M13 3.5V6.5M7 8.5V11.5M10 13.5V16.5",
  },
  {
    href: "/automations",
    place: "automations",
    holds: ["/automations"],
    icon: "M3 6H11M15 6H17M13 4A2 2 0 1 0 13 8A2 2 0 1 0 13 4M3 14H5M9 14H17M7 12A2 2 0 1 0 7 16A2 2 0 1 0 7 12",
  },
  {
    href: "/activity",
    place: "activity",
    holds: ["/activity"],
    icon: "M4 2.5H16V17.5L13 15.5L10 17.5L7 15.5L4 17.5ZM7 7H13M7 10.5H13",
  },
  {
    href: "/connect",
    place: "keys",
    holds: ["/connect"],
    icon: "M7 6.5A3.5 3.5 0 1 0 7 13.5A3.5 3.5 0 1 0 7 6.5M10.5 10H18M15 10V13M18 10V12.5",
  },
  {
    href: "/security",
    place: "security",
    holds: ["/security"],
    icon: "M4 9H16V17H4ZM7 9V6A3 3 0 0 1 13 6V9",
  },
  {
    href: "/settings",
    place: "settings",
    holds: ["/settings"],
    icon: SETTINGS_ICON,
  },
] as const;

/** Where a phone gets to by the top line, and from the settings on: its bar has room for five. */
const WIDE: ReadonlySet<string> = new Set(["/connect", "/security", "/settings"]);

/** Only for whoever runs this installation. */
const OPERATOR = {
  href: "/operator",
  place: "operator",
  holds: ["/operator"],
  icon: "M2 10C5 4.7 15 4.7 18 10C15 15.3 5 15.3 2 10ZM10 8A2 2 0 1 0 10 12A2 2 0 1 0 10 8",
} as const;

/** The rail on a desk, the bar on a phone: one list, placed by the stylesheet. */
export const Navigation = ({ isOperator }: { readonly isOperator: boolean }) => {
  const words = useWords(SHELL_WORDS);
  const path = usePathname();
  return (
    <nav aria-label={words.main}>
      {(isOperator ? [...PLACES, OPERATOR] : PLACES).map(({ href, place, holds, icon }) => (
        <Link
          key={href}
          href={href}
          className={WIDE.has(href) ? "wide" : undefined}
          aria-current={holds.some((held) => path.startsWith(held)) ? "page" : undefined}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d={icon} />
          </svg>
          <span>{words.places[place]}</span>
        </Link>
      ))}
      <PanicButton />
    </nav>
  );
};
