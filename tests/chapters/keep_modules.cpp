// MPI's modules stay in place when it ends, so that a sanitizer can name those
// that a finding is from.
extern "C" int dlclose(void*) {
  return 0;
}
