// The window is told of a merge in the same form.
export type { MergeItem, MergePlan } from '#contract/library-views';
