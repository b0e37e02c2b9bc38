import { lazy, Suspense } from 'react';
import { useLinks } from './link-store';

const LinkMenu = lazy(() => import('./link-menu').then(({ LinkMenu }) => ({ default: LinkMenu })));

/** The menu of a link, over the text. */
export function OpenLinkMenu() {
  const menu = useLinks((state) => state.menu);
  if (menu === null) return null;
  return (
    <Suspense>
      <LinkMenu key={`${menu.x} ${menu.y} ${menu.address}`} place={menu} />
    </Suspense>
  );
}
