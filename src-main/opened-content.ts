import { freshContent, type WindowContent } from "./app-service.ts";
import { readDocument } from "./documents/read-document.ts";

/**
 * What a window begins with that is opened with a file, or with none.
 *
 * @throws FaultError when the file cannot be opened
 */
export async function openedContent(file: string | null): Promise<WindowContent> {
  return file === null ? freshContent : { ...freshContent, opened: await readDocument(file) };
}
