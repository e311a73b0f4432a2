import "./state/without-webrtc.ts";
import "./styles/page.css";
import { faultOf } from "#core/protocol/faults.ts";
import { languageFor } from "#core/wording/language.ts";
import { wordingFor } from "#core/wording/wordings.ts";
import "./elements/app-shell.ts";
import { updateInSlices } from "./elements/update-slices.ts";
import { registerIcons } from "./elements/web-awesome.ts";
import { App } from "./state/app.ts";
import { connectPort } from "./state/connect.ts";
import { followSystemTheme } from "./state/system-theme.ts";
import { createThemeSheet } from "./styles/theme-sheet.ts";

document.adoptedStyleSheets.push(createThemeSheet());
document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches
  ? "dark"
  : "light";
registerIcons();

try {
  await begin();
} catch (error) {
  sayThatItFailed(error);
}

async function begin(): Promise<void> {
  const app = await App.connect(await connectPort(window));
  if (app.hello.pictureJob) {
    // Never needed in a window that people see.
    const { drawPictureJob } = await import("./state/picture-job.ts");
    await drawPictureJob(app, app.hello.pictureJob);
    return;
  }
  followSystemTheme(app.store);
  updateInSlices();
  const shell = document.createElement("app-shell");
  shell.app = app;
  document.body.append(shell);
}

/** Without the other side there is no window; but there is a sentence. */
function sayThatItFailed(error: unknown): void {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.className = "page-message";
  message.textContent = wordingFor(languageFor(navigator.language)).fault(faultOf(error));
  document.body.append(message);
}
