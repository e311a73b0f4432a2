/** The picture on screen, as commands use it. */
export interface PictureControls {
  /** Zooms about the middle. */
  zoomBy(factor: number): void;
  /** Draws the picture at the chosen size and has it saved. */
  saveScreenshot(): Promise<void>;
}
