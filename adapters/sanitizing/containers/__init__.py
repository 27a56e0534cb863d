"""One cleaner per container type. `dispatch.scan` and `dispatch.clean` are the way in; `docs/containers.md` the map."""
