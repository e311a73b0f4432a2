/** The words about work that is not saved, that was kept, and that closes. */
export interface WorkWording {
  /** What a session is called; null: it stands in no file yet. */
  readonly nameOf: (name: string | null) => string;
  /** The title of the window. */
  readonly title: (name: string | null, isUnsaved: boolean) => string;
  /** Asked before unsaved work would go; null: it stands in no file yet. */
  readonly unsavedQuestion: (name: string | null) => string;
  readonly unsavedDetail: string;
  readonly save: string;
  readonly dontSave: string;
  readonly cancel: string;
  /** Asked before a file is saved over that others have changed. */
  readonly changedQuestion: (name: string) => string;
  readonly changedDetail: string;
  readonly overwrite: string;
  readonly saveAs: string;
  /** Asked when a window that is to close gives no answer. */
  readonly silentQuestion: string;
  readonly silentDetail: string;
  readonly closeAnyway: string;
  readonly wait: string;
  /** Asked when a page ended twice within seconds. */
  readonly crashQuestion: (reason: string) => string;
  readonly crashDetail: (isUnsaved: boolean) => string;
  readonly tryAgain: string;
  readonly startFresh: string;
  readonly close: string;
  /** Over the work that an earlier start left behind. */
  readonly leftTitle: string;
  readonly leftDetail: (count: number) => string;
  /** When it was last changed, in milliseconds since 1970. */
  readonly leftTime: (time: number) => string;
  readonly restore: string;
  readonly discard: string;
  readonly later: string;
  readonly restored: (name: string | null) => string;
}
