# Finds libtorch without `find_package(Torch)`, which drags in Caffe2's configuration and, for a CUDA
# build, demands the CUDA toolkit although nothing here compiles CUDA.
#
# Where it looks: the CMake variable RESIDUA_TORCH, then the environment variable RESIDUA_TORCH, then
# .deps/venv of this project. RESIDUA_TORCH may name an unpacked libtorch archive, the `torch` folder of
# a Python package, or a virtual or conda environment that has one.
#
# What it gives:
#   Libtorch::c10, Libtorch::torch_cpu, and Libtorch::Libtorch for both with everything needed to compile
#   Libtorch_ROOT, Libtorch_LIBRARY_DIR, Libtorch_VERSION
#   RESIDUA_TORCH_HAS_CUDA   libtorch_cuda.so is there too; it is opened at run time, never linked
#   RESIDUA_TORCH_TWO_RUNTIMES   the compiler links libstdc++ statically, beside the shared one that libtorch brings

set(RESIDUA_TORCH "" CACHE PATH "libtorch: an unpacked archive, a Python package's `torch` folder, or an environment with one")

set(_libtorch_probe ${CMAKE_CURRENT_LIST_DIR}/libtorch_probe.cpp)

# Sets `result` to the folder that has include/ and lib/ of libtorch, at or below `directory`; empty when there is none.
function(_libtorch_resolve directory result)
    file(GLOB packages ${directory}/lib/python3*/site-packages/torch)
    foreach(candidate ${directory} ${directory}/torch ${directory}/libtorch ${packages})
        if(EXISTS ${candidate}/include/torch/csrc/api/include/torch/version.h AND EXISTS ${candidate}/lib/libtorch_cpu.so)
            file(REAL_PATH ${candidate} candidate)
            set(${result} ${candidate} PARENT_SCOPE)
            return()
        endif()
    endforeach()
    set(${result} "" PARENT_SCOPE)
endfunction()

set(_libtorch_given "${RESIDUA_TORCH}")
if(NOT _libtorch_given)
    set(_libtorch_given "$ENV{RESIDUA_TORCH}")
endif()
if(_libtorch_given)
    set(_libtorch_searched ${_libtorch_given})
    set(_libtorch_remedy "RESIDUA_TORCH must name an unpacked libtorch archive, a Python package's `torch` folder, or an environment that has one.")
else()
    set(_libtorch_searched ${CMAKE_SOURCE_DIR}/.deps/venv)
    set(_libtorch_remedy "Run packaging/run.sh, which installs it there, or configure with -DRESIDUA_TORCH=DIR (-DRESIDUA_ENGINE=OFF builds without it).")
endif()
file(REAL_PATH "${_libtorch_searched}" _libtorch_searched BASE_DIRECTORY ${CMAKE_SOURCE_DIR} EXPAND_TILDE)
_libtorch_resolve(${_libtorch_searched} Libtorch_ROOT)

if(NOT Libtorch_ROOT)
    set(_libtorch_reason "no libtorch in ${_libtorch_searched} (expected include/torch and lib/libtorch_cpu.so). ${_libtorch_remedy}")
else()
    set(Libtorch_LIBRARY_DIR ${Libtorch_ROOT}/lib)
    set(Libtorch_INCLUDE_DIRS ${Libtorch_ROOT}/include ${Libtorch_ROOT}/include/torch/csrc/api/include)
    set(RESIDUA_TORCH_HAS_CUDA OFF)
    if(EXISTS ${Libtorch_LIBRARY_DIR}/libtorch_cuda.so AND EXISTS ${Libtorch_LIBRARY_DIR}/libc10_cuda.so)
        set(RESIDUA_TORCH_HAS_CUDA ON)
    endif()

    foreach(library c10 torch_cpu)
        if(NOT TARGET Libtorch::${library})
            add_library(Libtorch::${library} SHARED IMPORTED GLOBAL)
            set_target_properties(Libtorch::${library} PROPERTIES
                IMPORTED_LOCATION ${Libtorch_LIBRARY_DIR}/lib${library}.so
                INTERFACE_INCLUDE_DIRECTORIES "${Libtorch_INCLUDE_DIRS}"
                INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${Libtorch_INCLUDE_DIRS}")
        endif()
    endforeach()
    set_property(TARGET Libtorch::torch_cpu PROPERTY INTERFACE_LINK_LIBRARIES Libtorch::c10)

    # The probe is repeated only for another libtorch, another compiler, or another probe.
    file(TIMESTAMP ${Libtorch_LIBRARY_DIR}/libc10.so _libtorch_stamp)
    file(SHA256 ${_libtorch_probe} _libtorch_probe_hash)
    set(_libtorch_key "${Libtorch_ROOT} ${_libtorch_stamp} ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${_libtorch_probe_hash}")
    if(NOT _libtorch_key STREQUAL "${RESIDUA_TORCH_PROBED}")
        unset(RESIDUA_TORCH_PROBED CACHE)
        set(_libtorch_log "")
        # Which of the two std::string layouts libtorch was compiled with shows at linking.
        foreach(abi 1 0)
            unset(_libtorch_ran CACHE)
            unset(_libtorch_compiled CACHE)
            try_run(_libtorch_ran _libtorch_compiled
                SOURCE_FROM_FILE probe.cpp ${_libtorch_probe}
                COMPILE_DEFINITIONS -D_GLIBCXX_USE_CXX11_ABI=${abi}
                LINK_LIBRARIES Libtorch::torch_cpu Libtorch::c10 ${CMAKE_DL_LIBS}
                CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON
                COMPILE_OUTPUT_VARIABLE _libtorch_compile_log
                RUN_OUTPUT_STDOUT_VARIABLE _libtorch_out
                RUN_OUTPUT_STDERR_VARIABLE _libtorch_err)
            if(_libtorch_compiled AND _libtorch_ran EQUAL 0)
                string(STRIP "${_libtorch_out}" _libtorch_out)
                set(RESIDUA_TORCH_ABI ${abi} CACHE INTERNAL "value of _GLIBCXX_USE_CXX11_ABI that libtorch was compiled with")
                list(GET _libtorch_out 0 _libtorch_version)
                list(GET _libtorch_out 1 _libtorch_cpu)
                list(GET _libtorch_out 2 _libtorch_two)
                set(RESIDUA_TORCH_TWO_RUNTIMES "${_libtorch_two}" CACHE INTERNAL "the compiler links a libstdc++ of its own beside libtorch's")
                set(RESIDUA_TORCH_CPU "${_libtorch_cpu}" CACHE INTERNAL "the instruction set that libtorch chose on this machine")
                set(RESIDUA_TORCH_VERSION "${_libtorch_version}" CACHE INTERNAL "version that the probe printed")
                set(RESIDUA_TORCH_PROBED "${_libtorch_key}" CACHE INTERNAL "what the libtorch probe last succeeded for")
                break()
            endif()
            if(NOT _libtorch_compiled)
                string(APPEND _libtorch_log "\nwith _GLIBCXX_USE_CXX11_ABI=${abi}, not compiled or linked:\n${_libtorch_compile_log}")
            else()
                string(APPEND _libtorch_log "\nwith _GLIBCXX_USE_CXX11_ABI=${abi}, ended with ${_libtorch_ran}:\n${_libtorch_out}${_libtorch_err}")
            endif()
        endforeach()
        unset(_libtorch_ran CACHE)
        unset(_libtorch_compiled CACHE)
        if(NOT RESIDUA_TORCH_PROBED)
            message("${_libtorch_log}")
            set(_libtorch_reason "the libtorch in ${Libtorch_ROOT} does not compile, link or run five lines, as shown above. Another one can be named with -DRESIDUA_TORCH=DIR.")
        endif()
    endif()
    if(RESIDUA_TORCH_PROBED)
        set(Libtorch_VERSION ${RESIDUA_TORCH_VERSION})
    endif()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libtorch
    REQUIRED_VARS Libtorch_ROOT Libtorch_VERSION
    VERSION_VAR Libtorch_VERSION
    REASON_FAILURE_MESSAGE "${_libtorch_reason}")

if(Libtorch_FOUND AND NOT TARGET Libtorch::Libtorch)
    add_library(Libtorch::Libtorch INTERFACE IMPORTED GLOBAL)
    set_target_properties(Libtorch::Libtorch PROPERTIES
        INTERFACE_LINK_LIBRARIES "Libtorch::torch_cpu;Libtorch::c10"
        INTERFACE_COMPILE_DEFINITIONS _GLIBCXX_USE_CXX11_ABI=${RESIDUA_TORCH_ABI})
    if(RESIDUA_TORCH_HAS_CUDA)
        set(_libtorch_cuda "with CUDA")
    else()
        set(_libtorch_cuda "CPU only")
    endif()
    message(STATUS "libtorch ${Libtorch_VERSION}, C++11 ABI ${RESIDUA_TORCH_ABI}, ${_libtorch_cuda}, kernels for ${RESIDUA_TORCH_CPU}: ${Libtorch_ROOT}")
    if(Libtorch_VERSION VERSION_LESS 2.11 OR Libtorch_VERSION VERSION_GREATER_EQUAL 2.14)
        message(WARNING "libtorch ${Libtorch_VERSION} is untried here; 2.11 to 2.13 are expected to work.")
    endif()
endif()
