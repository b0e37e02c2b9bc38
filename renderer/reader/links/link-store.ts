import { create } from 'zustand';

/** A link of the article that has its menu open: where it stands in the frame, in CSS pixels. */
export interface LinkMenuPlace {
  readonly address: string;
  readonly x: number;
  readonly y: number;
}

interface Links {
  /** Where the link leads that is pointed at, or has the keyboard: its address; null without one. */
  readonly pointed: string | null;
  readonly menu: LinkMenuPlace | null;
}

/** The links of the open article. */
export const useLinks = create<Links>(() => ({ pointed: null, menu: null }));

export function closeLinkMenu(): void {
  useLinks.setState({ menu: null });
}
