#include "threads.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t posted = PTHREAD_COND_INITIALIZER, finished = PTHREAD_COND_INITIALIZER;
static bool started, busy;
static int processors;
static ovk_half job;
static void *job_context;
static unsigned job_result;
static bool job_waiting, job_done;

static void *serve(void *nothing) {
  (void)nothing;
  pthread_mutex_lock(&lock);
  for (;;) {
    while (!job_waiting) pthread_cond_wait(&posted, &lock);
    job_waiting = false;
    ovk_half work = job;
    void *context = job_context;
    pthread_mutex_unlock(&lock);
    unsigned result = work(context, 1);
    pthread_mutex_lock(&lock);
    job_result = result;
    job_done = true;
    pthread_cond_signal(&finished);
  }
  return NULL;
}

/// A forked child has no second thread and starts its own.
static void forget(void) {
  started = busy = job_waiting = job_done = false;
  pthread_mutex_init(&lock, NULL);
  pthread_cond_init(&posted, NULL);
  pthread_cond_init(&finished, NULL);
}

/// Takes the second thread for one job; false when there is none to take.
static bool claim(void) {
  pthread_mutex_lock(&lock);
  if (processors == 0) processors = (int)sysconf(_SC_NPROCESSORS_ONLN);
  bool free = processors > 1 && !busy;
  if (free && !started) {
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    free = started = pthread_create(&thread, &attributes, serve, NULL) == 0;
    pthread_attr_destroy(&attributes);
    static bool registered;
    if (!registered) registered = pthread_atfork(NULL, NULL, forget) == 0;
  }
  if (free) busy = true;
  pthread_mutex_unlock(&lock);
  return free;
}

unsigned ovk_in_two(ovk_half work, void *context) {
  if (!claim()) return work(context, 0) | work(context, 1);
  pthread_mutex_lock(&lock);
  job = work;
  job_context = context;
  job_done = false;
  job_waiting = true;
  pthread_cond_signal(&posted);
  pthread_mutex_unlock(&lock);
  unsigned flags = work(context, 0);
  pthread_mutex_lock(&lock);
  while (!job_done) pthread_cond_wait(&finished, &lock);
  flags |= job_result;
  busy = false;
  pthread_mutex_unlock(&lock);
  return flags;
}
