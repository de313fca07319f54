"use client";

import Link from "next/link";
import { useWords } from "#ui/kit/use-words.ts";
import { SignOutButton } from "#ui/shell/sign-out-button.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { KeysSetting } from "#ui/shortcuts/keys-setting.tsx";
import { AppSetting } from "./app-setting.tsx";
import { KeptProvider } from "./kept-choices.tsx";
import { LanguageSetting } from "./language-setting.tsx";
import { Setting } from "./setting.tsx";
import { SETTINGS_WORDS } from "./settings-words.ts";
import { ThemeSetting } from "./theme-setting.tsx";
import { UnitsSetting } from "./units-setting.tsx";
import { ZoneSetting } from "./zone-setting.tsx";

/** How a trader reads Axisor, and the way to the rest of the account. */
export const SettingsPage = ({ email }: { readonly email: string }) => {
  const { title, lead, account } = useWords(SETTINGS_WORDS);
  return (
    <div className="wrap decide settings">
      <TopLine />
      <div className="head">
        <div>
          <h1>{title}</h1>
          <p className="dim">{lead}</p>
        </div>
      </div>
      <KeptProvider>
        <LanguageSetting />
        <ZoneSetting />
        <UnitsSetting />
      </KeptProvider>
      <ThemeSetting />
      <KeysSetting />
      <AppSetting />
      <Setting title={account.title} lead={account.lead}>
        <p>{email}</p>
        <div className="acts">
          <Link className="btn" href="/notifications/channels">
            {account.channels}
          </Link>
          <Link className="btn" href="/connect">
            {account.keys}
          </Link>
          <Link className="btn" href="/security">
            {account.security}
          </Link>
          <SignOutButton />
        </div>
      </Setting>
    </div>
  );
};
