@echo off
rem Starts evidence-gate from a clone, as the script evidence-gate beside it does; what it says about the environment
rem variables holds here too, and the cache is in %LOCALAPPDATA%.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "home=%%~fI"
set "jar=%home%\cli\target\evidence-gate.jar"

set "java_home="
set "version=0"
if defined JAVA_HOME call :read_version "%JAVA_HOME%"
if %version% lss 17 for %%I in (java.exe) do if not "%%~$PATH:I"=="" call :read_version "%%~dp$PATH:I.."
if %version% lss 17 (
    echo evidence-gate: no Java 17 or newer in JAVA_HOME or on PATH; install a JDK, from https://adoptium.net for example, and set JAVA_HOME to its folder>&2
    exit /b 2
)

set "built=yes"
for %%I in (evidence-gate evidence-gate-rules evidence-gate-github) do if not exist "%home%\cli\target\%%I.jar" set "built="
if not defined built call :build
if not exist "%jar%" exit /b 2

if not defined EVIDENCE_GATE_HEAP set "EVIDENCE_GATE_HEAP=512m"
set EVIDENCE_GATE_HEAP| findstr /r /i /x /c:"EVIDENCE_GATE_HEAP=[1-9][0-9]*g" /c:"EVIDENCE_GATE_HEAP=3[2-9]m" /c:"EVIDENCE_GATE_HEAP=[4-9][0-9]m" /c:"EVIDENCE_GATE_HEAP=[1-9][0-9][0-9][0-9]*m">nul
if errorlevel 1 (
    echo evidence-gate: EVIDENCE_GATE_HEAP is no size that Java can have, expected the most memory for objects, such as 512m or 2g, at least 32m; correct it or unset it>&2
    exit /b 2
)

rem Size and time of the jar and the version of Java name the archive, and Java itself checks all three again; so does its
rem own size, since Java crashes on an archive that is cut off.
set "archive="
set "making="
set "key="
if /i "%EVIDENCE_GATE_ARCHIVE%"=="off" goto :options
if not defined LOCALAPPDATA goto :options
set "cache=%LOCALAPPDATA%\evidence-gate"
for %%I in ("%jar%") do set "key=%%~zI-%%~tI"
set "key=%key::=%"
set "key=%key:/=%"
set "key=%key: =%-%runtime%"
for %%I in ("%cache%\%key%-*.jsa") do if "%%~nI"=="%key%-%%~zI" (set "archive=%%~fI") else del /q "%%~fI" 2>nul

:options
set "options=-Xmx%EVIDENCE_GATE_HEAP% -XX:ErrorFile=NUL"
set "shared=-Xshare:auto"
if defined archive set "shared=-XX:SharedArchiveFile=%archive%"
if defined archive goto :run
if not defined key goto :run
if not "%~1"=="check" goto :run
md "%cache%" 2>nul
set "making=%cache%\making-%RANDOM%%RANDOM%.jsa"
set "shared=-XX:ArchiveClassesAtExit=%making%"

rem What counts is what the program tells in this file, "begun" and its status: Java's own may be that of a machine that
rem could not start, or that died over the archive when the verdict was known.
:run
set "told="
set "line=%TEMP%\evidence-gate-%RANDOM%%RANDOM%.txt"
type nul >"%line%" 2>nul || set "line="
"%java_home%\bin\java.exe" "@%home%\bin\java.options" %options% "%shared%" "-Devidence-gate.launcher=%line%" "-Devidence-gate.readers=%home%\heavy-readers\target\evidence-gate-readers.jar" -jar "%jar%" %*
set "status=%ERRORLEVEL%"
if not defined line goto :keep
set /p told=<"%line%"
del /q "%line%" 2>nul
if "%told:~0,6%"=="begun " (
    set "status=%told:~6%"
    goto :keep
)
if "%status%"=="0" goto :keep
if defined archive del /q "%archive%" 2>nul
if defined archive if not defined told (
    set "archive="
    set "shared=-Xshare:auto"
    goto :run
)
echo evidence-gate: Java ended with status %status% before its work was done; run it again, perhaps with another EVIDENCE_GATE_HEAP than %EVIDENCE_GATE_HEAP%>&2
set "status=2"

:keep
if not defined making exit /b %status%
if "%status%"=="2" del /q "%making%" 2>nul
if not exist "%making%" exit /b %status%
rem What another run has mapped cannot be deleted, and stays for the next time.
del /q "%cache%\*-%runtime%-*.jsa" 2>nul
for %%I in ("%making%") do move /y "%making%" "%cache%\%key%-%%~zI.jsa" >nul 2>nul
exit /b %status%

rem Sets version, runtime and java_home from the file "release" in folder %1; version is 0 if there is none.
:read_version
set "version=0"
if not exist "%~f1\bin\java.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%A in ("%~f1\release") do (
    if "%%A"=="JAVA_VERSION" for /f "delims=." %%V in ("%%~B") do set "version=%%~V"
    if "%%A"=="JAVA_RUNTIME_VERSION" set "runtime=%%~B"
)
set "java_home=%~f1"
if not defined runtime set "runtime=%version%"
exit /b 0

:build
echo evidence-gate: building the program, once; a first build downloads what it needs>&2
pushd "%home%"
set "JAVA_HOME=%java_home%"
call mvnw.cmd -q -Dquick -DskipTests -pl cli -am package 1>&2
popd
exit /b 0
